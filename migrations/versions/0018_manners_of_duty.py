"""How duty is done: standing, lit, patrol or spot checks; and which duty it is"""

from __future__ import annotations

from datetime import time

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

KEY_PERIODS = ((time(6), time(8)), (time(19), time(21)), (time(23), time(3)))
NIGHT_BEGINS, NIGHT_ENDS = time(20), time(6)

post = sa.table("post", sa.column("id", sa.Uuid()), sa.column("kind", sa.String()))
plan = sa.table(
    "plan",
    sa.column("id", sa.Uuid()),
    sa.column("kind", sa.String()),
    sa.column("post_id", sa.Uuid()),
    sa.column("starts", sa.Time()),
    sa.column("ends", sa.Time()),
    sa.column("manner", sa.String()),
    sa.column("mode", sa.String()),
)
requirement = sa.table(
    "requirement",
    sa.column("plan_id", sa.Uuid()),
    sa.column("kind", sa.String()),
    sa.column("post_id", sa.Uuid()),
    sa.column("manner", sa.String()),
    sa.column("mode", sa.String()),
)


def upgrade() -> None:
    """A post for lit standing was lit, other posts stood at, sections patrolled; the hours tell which duty it was."""
    for table, count in (("plan", ("spot_checks",)), ("requirement", ("slice_no", "slices"))):
        op.add_column(table, sa.Column("manner", sa.String(length=8), nullable=False, server_default="standing"))
        op.add_column(table, sa.Column("mode", sa.String(length=5), nullable=False, server_default="day"))
        for name in count:
            op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))
    for kept in (plan, requirement):
        lit = sa.exists().where(post.c.id == kept.c.post_id, post.c.kind == "lit_standing")
        manner = sa.case((kept.c.kind == "section", "patrol"), (lit, "lit"), else_="standing")
        op.execute(sa.update(kept).values(manner=manner))
    key = sa.or_(*(sa.and_(plan.c.starts == starts, plan.c.ends == ends) for starts, ends in KEY_PERIODS))
    night = sa.or_(plan.c.starts >= NIGHT_BEGINS, plan.c.starts < NIGHT_ENDS)
    op.execute(sa.update(plan).values(mode=sa.case((key, "key"), (night, "night"), else_="day")))
    of_plan = sa.select(plan.c.mode).where(plan.c.id == requirement.c.plan_id).scalar_subquery()
    op.execute(sa.update(requirement).values(mode=of_plan))


def downgrade() -> None:
    """How duty was done is forgotten; slices stay as requirements of their own."""
    for table, count in (("requirement", ("slices", "slice_no")), ("plan", ("spot_checks",))):
        for name in (*count, "mode", "manner"):
            op.drop_column(table, name)
