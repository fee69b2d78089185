"""Whose shifts and tallies somebody sees."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.errors import DomainError

WATCHING_ROLES = OVERSIGHT_ROLES


def watched_units(actor: Actor, unit_ids: Collection[UUID] | None) -> frozenset[UUID]:
    """Those of ``unit_ids`` (all, when None) whose shifts the actor sees; raise ``not_found`` when that is none."""
    seen = actor.units(WATCHING_ROLES)
    if unit_ids is None:
        return seen
    if not seen & set(unit_ids):
        raise DomainError("not_found")
    return seen & set(unit_ids)
