"""Requirements of a post"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a check-in find what was due at its post without reading what was due everywhere."""
    op.create_index("ix_requirement_post_end", "requirement", ["post_id", "ends_at"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index("ix_requirement_post_end", "requirement")
