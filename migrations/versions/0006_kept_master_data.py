"""Units, places and cars that are given up, and where a record's history begins"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ENDED = ("unit", "post", "section", "vehicle")


def upgrade() -> None:
    """Nothing that stands there has been given up; the audit is found by the record that it speaks of."""
    for table in ENDED:
        op.add_column(table, sa.Column("ended_at", UtcDateTime(), nullable=True))
    op.create_index("ix_audit_entry_record", "audit_entry", ["record_id", "kind", "seq"])


def downgrade() -> None:
    """What was given up looks as if it were in use again."""
    op.drop_index("ix_audit_entry_record", "audit_entry")
    for table in reversed(ENDED):
        op.drop_column(table, "ended_at")
