"""Photos that were removed by their age: their links stay and say so"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("photo_link") as table:
        table.add_column(sa.Column("removed_at", UtcDateTime(), nullable=True))
        table.add_column(sa.Column("removed_rule", sa.String(length=30), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("photo_link") as table:
        table.drop_column("removed_rule")
        table.drop_column("removed_at")
