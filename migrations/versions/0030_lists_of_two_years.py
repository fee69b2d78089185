"""Lists over two years: offences with unit and time of their violation, indexes that hold what is narrowed by"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

#: By table and index: the columns that it has from now on, and those that it had.
INDEXES: Mapping[tuple[str, str], tuple[list[str], list[str] | None]] = {
    ("violation", "ix_violation_unit_time"): (["unit_id", "corrected_at", "outcome"], ["unit_id", "corrected_at"]),
    ("violation_offence", "ix_violation_offence_code"): (
        ["code", "unit_id", "corrected_at", "violation_id"],
        ["code"],
    ),
    ("check_in", "ix_check_in_unit_time"): (
        ["unit_id", "corrected_at", "verdict", "direction"],
        ["unit_id", "corrected_at"],
    ),
    ("outreach_session", "ix_outreach_session_unit_time"): (["unit_id", "corrected_at"], None),
    ("accident", "ix_accident_unit_time"): (["unit_id", "occurred_at"], None),
}
PUT_ASIDE = {"withdrawn": "withdrawn_at IS NOT NULL", "superseded": "superseded_by IS NOT NULL"}
_FILL = """
UPDATE violation_offence SET
    unit_id = (SELECT violation.unit_id FROM violation WHERE violation.id = violation_id),
    corrected_at = (SELECT violation.corrected_at FROM violation WHERE violation.id = violation_id)
"""


def upgrade() -> None:
    """Write unit and time of each violation beside its offences; index what lists are narrowed by."""
    columns: dict[str, sa.types.TypeEngine[Any]] = {"unit_id": sa.Uuid(), "corrected_at": UtcDateTime()}
    with op.batch_alter_table("violation_offence") as batch_op:
        for name, kind in columns.items():
            batch_op.add_column(sa.Column(name, kind, nullable=True))
    op.execute(_FILL)
    with op.batch_alter_table("violation_offence") as batch_op:
        for name, kind in columns.items():
            batch_op.alter_column(name, existing_type=kind, nullable=False)
    for (table, index), (now, before) in INDEXES.items():
        if before is not None:
            op.drop_index(index, table)
        op.create_index(index, table, now)
    _index_put_aside(["unit_id", "corrected_at", "id"])


def downgrade() -> None:
    """The indexes are what they were; offences say no more whose they are, which their violation does."""
    for (table, index), (_, before) in INDEXES.items():
        op.drop_index(index, table)
        if before is not None:
            op.create_index(index, table, before)
    _index_put_aside(["unit_id", "corrected_at"])
    with op.batch_alter_table("violation_offence") as batch_op:
        batch_op.drop_column("corrected_at")
        batch_op.drop_column("unit_id")


def _index_put_aside(columns: list[str]) -> None:
    for table in ("violation", "check_in"):
        for name, condition in PUT_ASIDE.items():
            where = sa.text(condition)
            op.drop_index(f"ix_{table}_{name}", table)
            op.create_index(f"ix_{table}_{name}", table, columns, sqlite_where=where, postgresql_where=where)
