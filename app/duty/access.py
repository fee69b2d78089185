"""Who may plan duty, who may exempt, and whose duty somebody sees."""

from __future__ import annotations

from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor, Role
from app.kernel.errors import DomainError

PLANNING_ROLES = OVERSIGHT_ROLES | {Role.ADMIN}
EXEMPTING_ROLES = OVERSIGHT_ROLES
CALENDAR_ROLES = frozenset({Role.ADMIN, Role.BRIGADE_LEADER})
"""The calendar is the whole brigade's."""


def seen_units(actor: Actor) -> frozenset[UUID]:
    """The units whose posts, sections, plans and requirements the actor sees: those over which any role is held."""
    return actor.units(Role)


def require_over(actor: Actor, roles: frozenset[Role], unit_id: UUID) -> None:
    """Raise ``not_found`` for what the actor can't see, ``not_allowed`` for what may only be read."""
    if not actor.allows(Role, unit_id):
        raise DomainError("not_found")
    actor.require(roles, unit_id)
