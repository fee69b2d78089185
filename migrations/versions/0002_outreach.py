"""Outreach"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of outreach; its words and its campaign come by command, so that the audit knows of them."""
    op.create_table(
        "outreach_word",
        sa.Column("key", sa.String(length=41), nullable=False),
        sa.Column("list", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("name_zh", sa.String(length=60), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("confidence", sa.String(length=6), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outreach_word")),
    )
    op.create_table(
        "outreach_campaign",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("planned", sa.JSON(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_outreach_campaign_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach_campaign")),
    )
    with op.batch_alter_table("outreach_campaign", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outreach_campaign_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "outreach_target",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("town_code", sa.String(length=12), nullable=True),
        sa.Column("town_name", sa.String(length=30), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("lunar_month", sa.Integer(), nullable=True),
        sa.Column("lunar_day", sa.Integer(), nullable=True),
        sa.Column("lunar_is_leap", sa.Boolean(), nullable=True),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("external_key", sa.String(length=60), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_outreach_target_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach_target")),
        sa.UniqueConstraint(
            "unit_id", "kind", "external_key", name=op.f("uq_outreach_target_unit_id_kind_external_key")
        ),
    )
    with op.batch_alter_table("outreach_target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outreach_target_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "outreach_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("claimed_at", UtcDateTime(), nullable=False),
        sa.Column("corrected_at", UtcDateTime(), nullable=False),
        sa.Column("bracket_from", UtcDateTime(), nullable=True),
        sa.Column("bracket_to", UtcDateTime(), nullable=False),
        sa.Column("clock_certain", sa.Boolean(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("accuracy_m", sa.Double(), nullable=True),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("head_count", sa.Integer(), nullable=False),
        sa.Column("count_method", sa.String(length=10), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False),
        sa.Column("presenter_ids", sa.JSON(), nullable=False),
        sa.Column("materials", sa.JSON(), nullable=False),
        sa.Column("hazards_heard", sa.String(length=1000), nullable=False),
        sa.Column("wishes", sa.String(length=1000), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("faces_visible", sa.JSON(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(length=200), nullable=True),
        sa.Column("superseded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_outreach_session_officer_id_officer")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_outreach_session_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach_session")),
    )
    with op.batch_alter_table("outreach_session", schema=None) as batch_op:
        batch_op.create_index("ix_outreach_session_officer_time", ["officer_id", "corrected_at"], unique=False)
        batch_op.create_index("ix_outreach_session_unit_day", ["unit_id", "held_on"], unique=False)

    op.create_table(
        "outreach_session_target",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["outreach_session.id"], name=op.f("fk_outreach_session_target_session_id_outreach_session")
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["outreach_target.id"], name=op.f("fk_outreach_session_target_target_id_outreach_target")
        ),
        sa.PrimaryKeyConstraint("session_id", "target_id", name=op.f("pk_outreach_session_target")),
    )
    with op.batch_alter_table("outreach_session_target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outreach_session_target_target_id"), ["target_id"], unique=False)


def downgrade() -> None:
    """Drop the tables of outreach and all that they hold."""
    with op.batch_alter_table("outreach_session_target", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outreach_session_target_target_id"))

    op.drop_table("outreach_session_target")
    with op.batch_alter_table("outreach_session", schema=None) as batch_op:
        batch_op.drop_index("ix_outreach_session_unit_day")
        batch_op.drop_index("ix_outreach_session_officer_time")

    op.drop_table("outreach_session")
    with op.batch_alter_table("outreach_target", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outreach_target_unit_id"))

    op.drop_table("outreach_target")
    with op.batch_alter_table("outreach_campaign", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outreach_campaign_unit_id"))

    op.drop_table("outreach_campaign")
    op.drop_table("outreach_word")
