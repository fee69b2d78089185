"""Who sends tasks, who may take them back, and whose tasks somebody sees."""

from __future__ import annotations

from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor

SENDING_ROLES = OVERSIGHT_ROLES


def overseen_units(actor: Actor) -> frozenset[UUID]:
    """The units over whose officers the actor sends tasks, and whose tasks the actor follows."""
    return actor.units(SENDING_ROLES)


def require_sender(actor: Actor, created_by: UUID, unit_id: UUID) -> None:
    """Raise ``not_allowed`` unless the actor sent the task or oversees the unit that sent it."""
    if actor.officer_id != created_by:
        actor.require(SENDING_ROLES, unit_id)
