"""To whom a task goes: officers by name, whole units, or everybody of a unit who is on duty now (当前在勤)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import OfficerInfo, descendants, officers_by_ids, officers_of_units
from app.duty.service import requirements_touching
from app.kernel.actor import FIELD_ROLES, Actor
from app.kernel.errors import DomainError
from app.shift.service import on_duty_among

from .access import overseen_units

_MOMENT = timedelta(milliseconds=1)


def expand_recipients(session: Session, actor: Actor, now: datetime, payload: dict[str, Any]) -> list[OfficerInfo]:
    """The officers that a new task reaches, each once, by badge.

    Raises ``officer_unknown`` or ``unit_unknown`` for whom the actor doesn't oversee, ``recipients_missing`` when
    nobody is left."""
    chosen = _named(session, actor, payload["officer_ids"])
    if payload["unit_ids"]:
        chosen |= _of_units(session, actor, now, payload)
    if not chosen:
        raise DomainError("recipients_missing")
    return sorted(chosen.values(), key=lambda officer: officer.badge)


def _named(session: Session, actor: Actor, officer_ids: Collection[UUID]) -> dict[UUID, OfficerInfo]:
    found = officers_by_ids(session, set(officer_ids)) if officer_ids else {}
    overseen = overseen_units(actor)
    for officer_id in officer_ids:
        officer = found.get(officer_id)
        if officer is None or not officer.active or officer.unit_id not in overseen:
            raise DomainError("officer_unknown")
    return found


def _of_units(session: Session, actor: Actor, now: datetime, payload: dict[str, Any]) -> dict[UUID, OfficerInfo]:
    """The field officers of the units and those below, without the sender; only those on duty now if so asked."""
    overseen = overseen_units(actor)
    if not overseen.issuperset(payload["unit_ids"]):
        raise DomainError("unit_unknown")
    units = frozenset[UUID]().union(*(descendants(session, unit_id) for unit_id in payload["unit_ids"])) & overseen
    able = _able(officers_of_units(session, units), actor)
    if not payload["on_duty"]:
        return able
    out = _on_duty(session, now, units, able)
    return {officer_id: officer for officer_id, officer in able.items() if officer_id in out}


def _able(officers: Iterable[OfficerInfo], sender: Actor) -> dict[UUID, OfficerInfo]:
    """Those who answer from a phone: active, with a field role, and not the sender."""
    return {
        officer.id: officer
        for officer in officers
        if officer.active and officer.id != sender.officer_id and FIELD_ROLES.intersection(officer.roles)
    }


def _on_duty(
    session: Session, now: datetime, units: Collection[UUID], able: dict[UUID, OfficerInfo]
) -> frozenset[UUID]:
    """Whoever is out in a shift, and the crews of what is due at this moment: nobody has to say that they are out.

    A requirement without a crew is its whole squad's."""
    due = requirements_touching(session, now, now + _MOMENT, unit_ids=units)
    crews = {officer_id for requirement in due for officer_id in requirement.officer_ids}
    whole = {requirement.unit_id for requirement in due if not requirement.officer_ids}
    squads = {officer.id for officer in able.values() if officer.unit_id in whole}
    return frozenset(crews | squads) | on_duty_among(session, list(able), now)
