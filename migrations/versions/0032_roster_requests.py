"""Swaps without a shift in return, and requests for leave"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("roster_swap") as batch_op:
        batch_op.alter_column("other_day", existing_type=sa.Date(), nullable=True)
    op.create_table(
        "roster_leave",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_roster_leave_unit_id_unit")),
        *(
            sa.ForeignKeyConstraint([name], ["officer.id"], name=op.f(f"fk_roster_leave_{name}_officer"))
            for name in ("officer_id", "decided_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_leave")),
    )
    op.create_index("ix_roster_leave_unit_asked", "roster_leave", ["unit_id", "asked_at"])


def downgrade() -> None:
    """A swap without a day in return becomes one of the same day, for which nothing is given: so it stays readable."""
    op.drop_table("roster_leave")
    op.execute(sa.text("UPDATE roster_swap SET other_day = day WHERE other_day IS NULL"))
    with op.batch_alter_table("roster_swap") as batch_op:
        batch_op.alter_column("other_day", existing_type=sa.Date(), nullable=False)
