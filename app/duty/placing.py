"""Versions of places: a post's circle and a section's line, each since the instant from which it holds.

A requirement keeps the version that held when it began, so that moving a place never changes what the past is reckoned
against; what hasn't begun moves along."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, and_, func, insert, or_, select, tuple_, update
from sqlalchemy.orm import Session

from app.kernel.command import Context

from .models import PlaceVersion, Requirement

Geometry = dict[str, Any]
CIRCLE = ("latitude", "longitude", "radius_m")
LINE = ("line", "from_chainage_m", "to_chainage_m")
_TABLE = cast(Table, PlaceVersion.__table__)


def keep_version(context: Context, place_id: UUID, version: int, geometry: Geometry, *, since: datetime | None) -> None:
    """Keep where a place is from ``since`` on (None: as far back as anybody knows), as its ``version`` says it."""
    row = {"place_id": place_id, "version": version, "since": since, "geometry": geometry}
    context.session.execute(insert(_TABLE), [row])


def move_coming(context: Context, place_id: UUID, version: int) -> None:
    """Let what is due at the place and hasn't begun be reckoned against this version."""
    at_place = or_(Requirement.post_id == place_id, Requirement.section_id == place_id)
    coming = and_(at_place, Requirement.starts_at > context.now, Requirement.cancelled_at.is_(None))
    context.session.execute(update(Requirement).where(coming).values(place_version=version))


def latest_versions(session: Session, place_ids: Collection[UUID]) -> dict[UUID, int]:
    """The version that holds now, by place."""
    query = select(_TABLE.c.place_id, func.max(_TABLE.c.version)).where(_TABLE.c.place_id.in_(place_ids))
    rows = session.execute(query.group_by(_TABLE.c.place_id))
    return {row[0]: row[1] for row in rows}


def geometries(session: Session, keys: Collection[tuple[UUID, int]]) -> dict[tuple[UUID, int], Geometry]:
    """Where places were, by place and version; unknown ones are left out."""
    if not keys:
        return {}
    query = select(_TABLE.c.place_id, _TABLE.c.version, _TABLE.c.geometry)
    rows = session.execute(query.where(tuple_(_TABLE.c.place_id, _TABLE.c.version).in_(list(keys))))
    return {(row.place_id, row.version): row.geometry for row in rows}


def geometry_at(session: Session, place_id: UUID, at: datetime) -> Geometry | None:
    """Where a place was at an instant; None where nobody kept it."""
    held = or_(_TABLE.c.since.is_(None), _TABLE.c.since <= at)
    query = select(_TABLE.c.geometry).where(_TABLE.c.place_id == place_id, held)
    found: Geometry | None = session.scalar(query.order_by(_TABLE.c.version.desc()).limit(1))
    return found


def members_of(names: tuple[str, ...], record: Mapping[str, Any]) -> Geometry:
    """Those members of a record that say where it is."""
    return {name: record[name] for name in names}
