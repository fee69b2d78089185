"""Saved views, and lists of records by unit and time"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table for views; indexes along which the desk's lists walk."""
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("page", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("query", sa.String(length=600), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_saved_view_officer_id_officer")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_saved_view_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
    )
    op.create_index(op.f("ix_saved_view_officer_id"), "saved_view", ["officer_id"])
    op.create_index("ix_saved_view_unit_page", "saved_view", ["unit_id", "page"])
    op.drop_index(op.f("ix_check_in_unit_id"), "check_in")
    op.create_index("ix_check_in_unit_time", "check_in", ["unit_id", "corrected_at"])
    op.create_index("ix_violation_section_time", "violation", ["section_id", "corrected_at"])


def downgrade() -> None:
    """Forget the views; the indexes go."""
    op.drop_index("ix_violation_section_time", "violation")
    op.drop_index("ix_check_in_unit_time", "check_in")
    op.create_index(op.f("ix_check_in_unit_id"), "check_in", ["unit_id"])
    op.drop_index("ix_saved_view_unit_page", "saved_view")
    op.drop_index(op.f("ix_saved_view_officer_id"), "saved_view")
    op.drop_table("saved_view")
