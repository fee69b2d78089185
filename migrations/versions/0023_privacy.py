"""Who looked at tracks, what was removed of them, and when"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of looks, of what was removed, and of the runs that remove it."""
    op.create_table(
        "position_horizon",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("before", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position_horizon")),
    )
    op.create_table(
        "retention_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_run")),
    )
    op.create_table(
        "track_look",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("vehicle_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("by_officer_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["by_officer_id"], ["officer.id"], name=op.f("fk_track_look_by_officer_id_officer")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_track_look_vehicle_id_vehicle")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_track_look")),
    )
    with op.batch_alter_table("track_look", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_track_look_at"), ["at"], unique=False)

    op.create_table(
        "track_look_officer",
        sa.Column("look_id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["look_id"], ["track_look.id"], name=op.f("fk_track_look_officer_look_id_track_look")),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_track_look_officer_officer_id_officer")),
        sa.PrimaryKeyConstraint("look_id", "officer_id", name=op.f("pk_track_look_officer")),
    )
    with op.batch_alter_table("track_look_officer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_track_look_officer_officer_id"), ["officer_id"], unique=False)


def downgrade() -> None:
    """Take them away; what was removed stays removed."""
    with op.batch_alter_table("track_look_officer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_track_look_officer_officer_id"))

    op.drop_table("track_look_officer")
    with op.batch_alter_table("track_look", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_track_look_at"))

    op.drop_table("track_look")
    op.drop_table("retention_run")
    op.drop_table("position_horizon")
