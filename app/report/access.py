"""Who reads and writes daily reports: whoever oversees the unit; templates also by the administrator."""

from __future__ import annotations

from uuid import UUID

from app.kernel.actor import OVERSIGHT_ROLES, Actor, Role
from app.kernel.errors import DomainError

KEEPING_ROLES = frozenset({Role.SUPERVISOR, Role.BRIGADE_LEADER, Role.ADMIN})
"""Who changes the form in which a unit reports."""


def reported_units(actor: Actor) -> frozenset[UUID]:
    """The units whose reports the actor reads and changes."""
    return actor.units(OVERSIGHT_ROLES)


def require_reported(actor: Actor, unit_id: UUID) -> None:
    """Raise ``not_found`` unless the actor oversees the unit."""
    if unit_id not in reported_units(actor):
        raise DomainError("not_found")


def require_template_reader(actor: Actor, unit_id: UUID) -> None:
    """Raise ``not_found`` unless the actor oversees or administers the unit."""
    if unit_id not in reported_units(actor) | actor.units(KEEPING_ROLES):
        raise DomainError("not_found")
