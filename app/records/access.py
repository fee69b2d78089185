"""Who reviews: those who answer for a unit's work. Nobody reviews what is their own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from app.kernel.actor import Actor, Role

from .reviewed import ReviewedRecords
from .reviews import ReviewInfo

#: A dispatcher sends and doesn't judge; an administrator keeps the house.
REVIEWING_ROLES = frozenset({Role.SQUAD_LEADER, Role.SUPERVISOR, Role.BRIGADE_LEADER})


def reviewed_units(actor: Actor) -> frozenset[UUID]:
    """The units whose records the actor reviews."""
    return actor.units(REVIEWING_ROLES)


def is_own(actor: Actor, records: ReviewedRecords[Any], found: Any) -> bool:
    """Whether the actor made the record or was of its crew."""
    return actor.officer_id in records.people(found)


def sees(actor: Actor, review: ReviewInfo) -> bool:
    """Whether the review stands in the actor's queue."""
    return review.unit_id in reviewed_units(actor)
