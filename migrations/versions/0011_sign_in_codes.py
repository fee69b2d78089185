"""Codes that sign a phone in"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has a code yet."""
    op.create_table(
        "sign_in_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["officer.id"], name=op.f("fk_sign_in_code_made_by_officer")),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=op.f("fk_sign_in_code_officer_id_officer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_sign_in_code_code_hash")),
    )
    op.create_index(op.f("ix_sign_in_code_officer_id"), "sign_in_code", ["officer_id"])


def downgrade() -> None:
    """Codes live for minutes: nothing is lost."""
    op.drop_index(op.f("ix_sign_in_code_officer_id"), "sign_in_code")
    op.drop_table("sign_in_code")
