"""Calls"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_STANDS = sa.text("withdrawn_at IS NULL")


def upgrade() -> None:
    """Make the tables of calls."""
    op.create_table(
        "call_kind",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("name_zh", sa.String(length=12), nullable=False),
        sa.Column("name_en", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("confidence", sa.String(length=6), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_kind")),
        sa.UniqueConstraint("code", name=op.f("uq_call_kind_code")),
    )
    op.create_table(
        "call_mapping",
        sa.Column("brigade_id", sa.Uuid(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["brigade_id"], ["unit.id"], name=op.f("fk_call_mapping_brigade_id_unit")),
        sa.PrimaryKeyConstraint("brigade_id", name=op.f("pk_call_mapping")),
    )
    op.create_table(
        "call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("brigade_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=True),
        sa.Column("chainage_m", sa.Integer(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("placed", sa.String(length=8), nullable=False),
        sa.Column("place_text", sa.String(length=200), nullable=False),
        sa.Column("town", sa.String(length=30), nullable=True),
        sa.Column("summary", sa.String(length=500), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("handled_by", sa.Uuid(), nullable=True),
        sa.Column("accident_id", sa.Uuid(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["accident_id"], ["accident.id"], name=op.f("fk_call_accident_id_accident")),
        sa.ForeignKeyConstraint(["brigade_id"], ["unit.id"], name=op.f("fk_call_brigade_id_unit")),
        sa.ForeignKeyConstraint(["handled_by"], ["officer.id"], name=op.f("fk_call_handled_by_officer")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_call_section_id_section")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_call_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.create_index("ix_call_accident", ["accident_id"], unique=False)
        batch_op.create_index("ix_call_brigade_fingerprint", ["brigade_id", "fingerprint"], unique=False)
        batch_op.create_index("ix_call_unit_day", ["unit_id", "day"], unique=False)
        batch_op.create_index("ix_call_unit_received", ["unit_id", "received_at"], unique=False)
        batch_op.create_index(
            "uq_call_brigade_number",
            ["brigade_id", "number"],
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        )
    op.create_table(
        "call_task",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_officer_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_officer_id"], ["officer.id"], name=op.f("fk_call_task_by_officer_id_officer")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_task_call_id_call")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_call_task_task_id_task")),
        sa.PrimaryKeyConstraint("call_id", "task_id", name=op.f("pk_call_task")),
    )


def downgrade() -> None:
    """Take them away with all calls."""
    op.drop_table("call_task")
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.drop_index("uq_call_brigade_number")
        batch_op.drop_index("ix_call_unit_received")
        batch_op.drop_index("ix_call_unit_day")
        batch_op.drop_index("ix_call_brigade_fingerprint")
        batch_op.drop_index("ix_call_accident")
    op.drop_table("call")
    op.drop_table("call_mapping")
    op.drop_table("call_kind")
