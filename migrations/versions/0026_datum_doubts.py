"""Fixes that fit a road only once a GCJ-02 shift is undone"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what is here already nothing is doubted; it is looked at when more comes."""
    op.add_column("position", sa.Column("datum_doubted", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("tracker", sa.Column("datum_doubted_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    """The fixes stay, and nobody knows of the doubt."""
    op.drop_column("tracker", "datum_doubted_at")
    op.drop_column("position", "datum_doubted")
