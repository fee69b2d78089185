"""Rosters: months, shifts, crews, swaps"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "roster_month",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_roster_month_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_month")),
    )
    op.create_index(op.f("ix_roster_month_unit_id"), "roster_month", ["unit_id"])
    op.create_table(
        "roster_crew",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("officer_ids", sa.JSON(), nullable=False),
        sa.Column("vehicle_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_roster_crew_unit_id_unit")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_roster_crew_vehicle_id_vehicle")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_crew")),
    )
    op.create_index(op.f("ix_roster_crew_unit_id"), "roster_crew", ["unit_id"])
    op.create_table(
        "roster_entry",
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("vehicle_id", sa.Uuid(), nullable=True),
        sa.Column("crew_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_roster_entry_officer_id_officer")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_roster_entry_unit_id_unit")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_roster_entry_vehicle_id_vehicle")),
        sa.ForeignKeyConstraint(["crew_id"], ["roster_crew.id"], name=op.f("fk_roster_entry_crew_id_roster_crew")),
        sa.PrimaryKeyConstraint("officer_id", "day", "kind", name=op.f("pk_roster_entry")),
    )
    op.create_index("ix_roster_entry_unit_day", "roster_entry", ["unit_id", "day"])
    op.create_table(
        "roster_swap",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("asker_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("other_day", sa.Date(), nullable=False),
        sa.Column("shifts", sa.JSON(), nullable=False),
        sa.Column("other_shifts", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("agreed_at", UtcDateTime(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_roster_swap_unit_id_unit")),
        *(
            sa.ForeignKeyConstraint([name], ["officer.id"], name=op.f(f"fk_roster_swap_{name}_officer"))
            for name in ("asker_id", "other_id", "asked_by", "decided_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_swap")),
    )
    op.create_index("ix_roster_swap_unit_asked", "roster_swap", ["unit_id", "asked_at"])


def downgrade() -> None:
    op.drop_table("roster_swap")
    op.drop_table("roster_entry")
    op.drop_table("roster_crew")
    op.drop_table("roster_month")
