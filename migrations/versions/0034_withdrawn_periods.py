"""A publication that was withdrawn, and the edition that follows it"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

TABLE = "assessment_period"


def upgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        table.add_column(sa.Column("edition", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("replaces_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("withdrawn_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("withdrawn_by", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("withdrawn_reason", sa.String(length=500), nullable=True))
        replaces = op.f("fk_assessment_period_replaces_id_assessment_period")
        table.create_foreign_key(replaces, TABLE, ["replaces_id"], ["id"])
        table.create_foreign_key(op.f("fk_assessment_period_withdrawn_by_officer"), "officer", ["withdrawn_by"], ["id"])
        table.create_index(op.f("ix_assessment_period_replaces_id"), ["replaces_id"])
    with op.batch_alter_table(TABLE) as table:
        table.alter_column("edition", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        table.drop_index(op.f("ix_assessment_period_replaces_id"))
        table.drop_constraint(op.f("fk_assessment_period_replaces_id_assessment_period"), type_="foreignkey")
        table.drop_constraint(op.f("fk_assessment_period_withdrawn_by_officer"), type_="foreignkey")
        for name in ("edition", "replaces_id", "withdrawn_at", "withdrawn_by", "withdrawn_reason"):
            table.drop_column(name)
