"""Holidays and make-up workdays, and plans that go by them"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Plans that were there go by their weekdays, as they did."""
    op.create_table(
        "calendar_year",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_year")),
    )
    op.add_column("plan", sa.Column("day_rule", sa.String(length=9), nullable=False, server_default="weekdays"))


def downgrade() -> None:
    """Each plan goes by its weekdays again."""
    op.drop_column("plan", "day_rule")
    op.drop_table("calendar_year")
