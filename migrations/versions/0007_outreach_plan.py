"""Outreach's plan"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of planned talks and of what was heard; a talk that stands already carried out no plan."""
    op.create_table(
        "outreach_plan_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("begins_at", sa.Time(), nullable=True),
        sa.Column("team_ids", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("category", sa.String(length=41), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("cancelled_at", UtcDateTime(), nullable=True),
        sa.Column("cancelled_reason", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["officer.id"], name=op.f("fk_outreach_plan_item_created_by_officer")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_outreach_plan_item_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach_plan_item")),
    )
    op.create_index("ix_outreach_plan_item_unit_days", "outreach_plan_item", ["unit_id", "ends_on", "starts_on"])
    op.create_index(op.f("ix_outreach_plan_item_batch_id"), "outreach_plan_item", ["batch_id"])
    op.create_table(
        "outreach_plan_target",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["outreach_plan_item.id"], name=op.f("fk_outreach_plan_target_item_id_outreach_plan_item")
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["outreach_target.id"], name=op.f("fk_outreach_plan_target_target_id_outreach_target")
        ),
        sa.PrimaryKeyConstraint("item_id", "target_id", name=op.f("pk_outreach_plan_target")),
    )
    op.create_index(op.f("ix_outreach_plan_target_target_id"), "outreach_plan_target", ["target_id"])
    op.create_table(
        "outreach_heard",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["outreach_session.id"], name=op.f("fk_outreach_heard_session_id_outreach_session")
        ),
        sa.ForeignKeyConstraint(["settled_by"], ["officer.id"], name=op.f("fk_outreach_heard_settled_by_officer")),
        sa.PrimaryKeyConstraint("session_id", "kind", name=op.f("pk_outreach_heard")),
    )
    with op.batch_alter_table("outreach_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("plan_item_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_outreach_session_plan_item_id_outreach_plan_item"),
            "outreach_plan_item",
            ["plan_item_id"],
            ["id"],
        )
        batch_op.create_index(batch_op.f("ix_outreach_session_plan_item_id"), ["plan_item_id"], unique=False)


def downgrade() -> None:
    """Drop the plan and what was said of things heard; the talks stay."""
    with op.batch_alter_table("outreach_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outreach_session_plan_item_id"))
        batch_op.drop_constraint(batch_op.f("fk_outreach_session_plan_item_id_outreach_plan_item"), type_="foreignkey")
        batch_op.drop_column("plan_item_id")
    op.drop_table("outreach_heard")
    op.drop_table("outreach_plan_target")
    op.drop_table("outreach_plan_item")
