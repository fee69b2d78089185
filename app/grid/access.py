"""Who sees a grid: whoever oversees the unit, and everybody their own unit's; what stands behind a cell only its crew
and those who oversee it, as with every credit."""

from __future__ import annotations

from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.errors import DomainError


def require_seen(actor: Actor, unit_id: UUID) -> None:
    """Raise ``not_found`` unless the actor oversees the unit or serves in it."""
    if unit_id != actor.unit_id and unit_id not in actor.units(OVERSIGHT_ROLES):
        raise DomainError("not_found")


def require_overseen(actor: Actor, unit_id: UUID) -> None:
    """Raise ``not_found`` unless the actor oversees the unit."""
    if unit_id not in actor.units(OVERSIGHT_ROLES):
        raise DomainError("not_found")
