"""Whether a car's warning lights were on, where it tells"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of the fixes that are here already nobody knows."""
    op.add_column("position", sa.Column("lights", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """The fixes stay, and what they told of the lights is lost."""
    op.drop_column("position", "lights")
