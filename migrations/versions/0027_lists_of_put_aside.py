"""Lists of records that were put aside, and plates in the order of their signs"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

TABLES = ("violation", "check_in")
CONDITIONS = {"withdrawn": "withdrawn_at IS NOT NULL", "superseded": "superseded_by IS NOT NULL"}


def upgrade() -> None:
    """Index the few that were put aside; on PostgreSQL, order plates by code points whatever the locale."""
    for table in TABLES:
        for name, condition in CONDITIONS.items():
            where = sa.text(condition)
            columns = ["unit_id", "corrected_at"]
            op.create_index(f"ix_{table}_{name}", table, columns, sqlite_where=where, postgresql_where=where)
    _order_plates(' COLLATE "C"')


def downgrade() -> None:
    """Take the indexes away and give plates the locale's order again."""
    _order_plates(' COLLATE "default"')
    for table in TABLES:
        for name in CONDITIONS:
            op.drop_index(f"ix_{table}_{name}", table_name=table)


def _order_plates(collation: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE violation ALTER COLUMN plate_text TYPE VARCHAR(16){collation}")
