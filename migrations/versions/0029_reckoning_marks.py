"""Marks of what is to be reckoned: each marking has an id of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reckoning_mark") as batch:
        batch.add_column(sa.Column("mark_id", sa.Uuid(), nullable=True))
    marks = sa.table("reckoning_mark", sa.column("requirement_id", sa.Uuid()), sa.column("mark_id", sa.Uuid()))
    # what waits is still reckoned: any id will do until the next marking
    op.execute(marks.update().values(mark_id=marks.c.requirement_id))
    with op.batch_alter_table("reckoning_mark") as batch:
        batch.alter_column("mark_id", existing_type=sa.Uuid(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("reckoning_mark") as batch:
        batch.drop_column("mark_id")
