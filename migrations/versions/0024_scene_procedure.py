"""The procedure that an officer expects at the scene"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a report from the scene keep it; those from before were of the general one."""
    with op.batch_alter_table("accident_scene", schema=None) as batch_op:
        batch_op.add_column(sa.Column("procedure", sa.String(length=8), nullable=False, server_default="general"))
    with op.batch_alter_table("accident_scene", schema=None) as batch_op:
        batch_op.alter_column("procedure", server_default=None)


def downgrade() -> None:
    """Drop it."""
    with op.batch_alter_table("accident_scene", schema=None) as batch_op:
        batch_op.drop_column("procedure")
