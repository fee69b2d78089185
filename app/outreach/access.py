"""Who holds talks, who keeps the lists of outreach, and whose outreach somebody sees."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import path_to_root
from app.kernel.actor import OVERSIGHT_ROLES, Actor, Role
from app.kernel.errors import DomainError

TALKING_ROLES = frozenset({Role.OUTREACH, Role.SQUAD_LEADER})
KEEPING_ROLES = OVERSIGHT_ROLES | {Role.ADMIN}
READING_ROLES = KEEPING_ROLES | {Role.OUTREACH}
#: Who keeps the lists has no need to read what people said at a talk.
TALK_READING_ROLES = OVERSIGHT_ROLES | {Role.OUTREACH}


def read_units(actor: Actor) -> frozenset[UUID]:
    """The units whose targets and campaigns the actor reads."""
    return actor.units(READING_ROLES)


def talk_units(actor: Actor) -> frozenset[UUID]:
    """The units whose talks the actor reads."""
    return actor.units(TALK_READING_ROLES)


def campaign_units(session: Session, actor: Actor) -> frozenset[UUID]:
    """The units whose campaigns concern the actor: those read, and everything over the own one."""
    if actor.unit_id is None or not actor.roles & READING_ROLES:
        return read_units(actor)
    return read_units(actor) | frozenset(path_to_root(session, actor.unit_id))


def require_keeper(actor: Actor, unit_id: UUID) -> None:
    """Raise ``not_found`` for what the actor can't see, ``not_allowed`` for what may only be read."""
    if not actor.is_system and unit_id not in read_units(actor):
        raise DomainError("not_found")
    actor.require(KEEPING_ROLES, unit_id)
