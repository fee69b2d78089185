"""Who inspects and decides, who reads, and who is concerned. Nobody inspects themself or decides what concerns them."""

from __future__ import annotations

from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor, Role

#: Those who answer for a unit's work; a dispatcher reads, an administrator keeps the house.
INSPECTING_ROLES = frozenset({Role.SQUAD_LEADER, Role.SUPERVISOR, Role.BRIGADE_LEADER})
#: A squad's leader may not set aside what somebody over the squad found in it.
DECIDING_ROLES = frozenset({Role.SUPERVISOR, Role.BRIGADE_LEADER})
NOTICE_ROLES = DECIDING_ROLES
READING_ROLES = OVERSIGHT_ROLES
ANYBODY = frozenset(Role)


def inspected_units(actor: Actor) -> frozenset[UUID]:
    """The units that the actor may inspect."""
    return actor.units(INSPECTING_ROLES)


def read_units(actor: Actor) -> frozenset[UUID]:
    """The units whose inspections the actor reads."""
    return actor.units(READING_ROLES)


def leads(actor: Actor, unit_id: UUID) -> bool:
    """Whether the actor leads the unit: what concerns it as a whole, they answer."""
    return unit_id in actor.units({Role.SQUAD_LEADER})
