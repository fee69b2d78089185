"""Who keeps the accident register, and whose accidents somebody sees."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import path_to_root
from app.kernel.actor import OVERSIGHT_ROLES, Actor, Role
from app.kernel.errors import DomainError

KEEPING_ROLES = OVERSIGHT_ROLES | {Role.ADMIN}


def seen_units(actor: Actor) -> frozenset[UUID]:
    """The units whose accidents the actor sees."""
    return actor.units(KEEPING_ROLES)


def require_keeper(actor: Actor, unit_id: UUID) -> None:
    """Raise ``not_found`` for an accident of units that the actor doesn't oversee."""
    if not actor.allows(KEEPING_ROLES, unit_id):
        raise DomainError("not_found")


def brigade_of(session: Session, unit_id: UUID | None) -> UUID:
    """The brigade over a unit: within it a number means one accident. Raises ``unit_unknown``."""
    path = [] if unit_id is None else path_to_root(session, unit_id)
    if not path:
        raise DomainError("unit_unknown")
    return path[-1]
