"""Where places were, and who had which car and device when"""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op

from app.kernel.database import UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

CIRCLE = ("latitude", "longitude", "radius_m")
LINE = ("line", "from_chainage_m", "to_chainage_m")


def upgrade() -> None:
    """What is known now is taken to have been so always; requirements keep it."""
    place_version = op.create_table(
        "place_version",
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=True),
        sa.Column("geometry", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("place_id", "version", name=op.f("pk_place_version")),
    )
    tenure = op.create_table(
        "tenure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=True),
        sa.Column("until", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenure")),
    )
    op.create_index(op.f("ix_tenure_subject_id"), "tenure", ["subject_id"])
    op.create_index(op.f("ix_tenure_holder_id"), "tenure", ["holder_id"])
    op.add_column("requirement", sa.Column("place_version", sa.Integer(), nullable=True))
    _keep_places(place_version)
    _keep_tenures(tenure)


def _keep_places(place_version: sa.Table) -> None:
    connection = op.get_bind()
    for name, members in (("post", CIRCLE), ("section", LINE)):
        place = _table(name, "version", *members)
        for row in connection.execute(sa.select(place)).mappings().all():
            geometry = {member: row[member] for member in members}
            values = {"place_id": row["id"], "version": row["version"], "since": None, "geometry": geometry}
            connection.execute(sa.insert(place_version), [values])
    post, section, requirement = (
        _table("post", "version"),
        _table("section", "version"),
        _table("requirement", "post_id", "section_id", "place_version"),
    )
    of_post = sa.select(post.c.version).where(post.c.id == requirement.c.post_id).scalar_subquery()
    of_section = sa.select(section.c.version).where(section.c.id == requirement.c.section_id).scalar_subquery()
    connection.execute(sa.update(requirement).values(place_version=sa.func.coalesce(of_post, of_section)))


def _keep_tenures(tenure: sa.Table) -> None:
    connection = op.get_bind()
    vehicle, tracker = _table("vehicle", "unit_id"), _table("tracker", "vehicle_id", "active")
    rides = sa.select(tracker.c.id, tracker.c.vehicle_id).where(tracker.c.vehicle_id.is_not(None), tracker.c.active)
    held = [*connection.execute(sa.select(vehicle.c.id, vehicle.c.unit_id)), *connection.execute(rides)]
    rows = [{"id": uuid.uuid4(), "subject_id": a, "holder_id": b, "since": None, "until": None} for a, b in held]
    if rows:
        connection.execute(sa.insert(tenure), rows)


def _table(name: str, *members: str) -> sa.Table:
    """The table as this migration needs it, whatever the models say later."""
    types: dict[str, Any] = {
        "version": sa.Integer(),
        "latitude": sa.Double(),
        "longitude": sa.Double(),
        "radius_m": sa.Integer(),
        "line": sa.JSON(),
        "from_chainage_m": sa.Integer(),
        "to_chainage_m": sa.Integer(),
        "unit_id": sa.Uuid(),
        "vehicle_id": sa.Uuid(),
        "active": sa.Boolean(),
        "post_id": sa.Uuid(),
        "section_id": sa.Uuid(),
        "place_version": sa.Integer(),
    }
    columns: list[Any] = [sa.Column("id", sa.Uuid()), *(sa.Column(member, types[member]) for member in members)]
    return sa.Table(name, sa.MetaData(), *columns)


def downgrade() -> None:
    """What was elsewhere once is forgotten."""
    op.drop_column("requirement", "place_version")
    op.drop_index(op.f("ix_tenure_holder_id"), "tenure")
    op.drop_index(op.f("ix_tenure_subject_id"), "tenure")
    op.drop_table("tenure")
    op.drop_table("place_version")
