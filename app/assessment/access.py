"""Who may see whose account: squads may be compared, a person's is for that person and for those who supervise them."""

from __future__ import annotations

from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.errors import DomainError


def supervised_units(actor: Actor) -> frozenset[UUID]:
    """The units whose credits and cards the actor sees."""
    return actor.units(OVERSIGHT_ROLES)


def require_supervised(actor: Actor, unit_id: UUID) -> None:
    """Raise ``not_found`` unless the actor supervises the unit."""
    if unit_id not in supervised_units(actor):
        raise DomainError("not_found")
