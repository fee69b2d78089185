"""What reactions and other features may ask of assessment."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from app.duty.service import requirements_touching
from app.kernel.command import Context
from app.tracking.service import vehicles_by_ids

from .facts import MARGIN
from .reckoning import mark, reckon_marked
from .schemes import default_scheme, insert_scheme

__all__ = [
    "default_scheme",
    "insert_scheme",
    "mark_around_car",
    "mark_around_post",
    "mark_requirements",
    "reckon_marked",
]


def mark_requirements(context: Context, requirement_ids: tuple[UUID, ...]) -> None:
    """These requirements themselves have changed."""
    mark(context.session, context.now, requirement_ids)


def mark_around_post(context: Context, post_id: UUID, earliest: datetime, latest: datetime) -> None:
    """Somebody said something about a post, at some time from ``earliest`` to ``latest``."""
    start, end = earliest - MARGIN, latest + MARGIN
    found = requirements_touching(context.session, start, end, post_ids=[post_id])
    mark(context.session, context.now, [each.id for each in found])


def mark_around_car(context: Context, vehicle_id: UUID, first: datetime, last: datetime) -> None:
    """Positions of a car arrived: its own requirements and those of its squad may look different now."""
    start, end = first - MARGIN, last + MARGIN + timedelta(seconds=1)
    units = {car.unit_id for car in vehicles_by_ids(context.session, [vehicle_id]).values()}
    found = requirements_touching(context.session, start, end, vehicle_ids=[vehicle_id], unit_ids=units)
    mark(context.session, context.now, [each.id for each in found])
