"""Who reads a roster, who writes it."""

from __future__ import annotations

from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor, Role
from app.kernel.errors import DomainError

PLANNING_ROLES = OVERSIGHT_ROLES | {Role.ADMIN}
ALL_ROLES = frozenset(Role)


def require_reader(actor: Actor, unit_id: UUID) -> None:
    """A roster hangs on the squad's wall: whoever holds a role there reads it; raise ``not_found`` for others."""
    if not actor.allows(Role, unit_id):
        raise DomainError("not_found")


def require_planner(actor: Actor, unit_id: UUID) -> None:
    """Raise ``not_found`` for what the actor can't see, ``not_allowed`` for what may only be read."""
    require_reader(actor, unit_id)
    actor.require(PLANNING_ROLES, unit_id)
