"""Whose shifts and tallies somebody sees, and who says what is counted."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor, Role
from app.kernel.errors import DomainError

WATCHING_ROLES = OVERSIGHT_ROLES
#: The kinds are the whole brigade's, so those who keep its lists keep them.
KEEPING_ROLES = frozenset({Role.ADMIN, Role.BRIGADE_LEADER})


def watched_units(actor: Actor, unit_ids: Collection[UUID] | None) -> frozenset[UUID]:
    """Those of ``unit_ids`` (all, when None) whose shifts the actor sees; raise ``not_found`` when that is none."""
    seen = actor.units(WATCHING_ROLES)
    if unit_ids is None:
        return seen
    if not seen & set(unit_ids):
        raise DomainError("not_found")
    return seen & set(unit_ids)
