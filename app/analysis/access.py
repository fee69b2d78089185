"""Who studies accidents and decides on proposals: whoever oversees a unit; the rules are the brigade's to keep."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import descendants
from app.kernel.actor import OVERSIGHT_ROLES, Actor, Role
from app.kernel.errors import DomainError

READING_ROLES = OVERSIGHT_ROLES
#: Those who may plan duty and outreach, as far as they oversee the accidents that it is about.
DECIDING_ROLES = OVERSIGHT_ROLES
KEEPING_ROLES = frozenset({Role.SUPERVISOR, Role.BRIGADE_LEADER, Role.ADMIN})


def studied_units(session: Session, actor: Actor, unit_id: UUID | None) -> Collection[UUID]:
    """The units whose accidents the actor studies, of one unit and those below where it is named.

    Raises ``not_found`` for a unit that isn't theirs."""
    units = actor.units(READING_ROLES)
    if unit_id is not None:
        units = units & descendants(session, unit_id)
    if not units:
        raise DomainError("not_found")
    return units
