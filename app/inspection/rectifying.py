"""Rectification (整改): something to be mended until a day; reported done by whoever is to mend it, confirmed by
whoever asked for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, or_, select, update
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.duty.service import today
from app.kernel.actor import Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.records.filtering import asked_units

from . import rules
from .access import INSPECTING_ROLES, inspected_units, leads, read_units
from .models import Rectification
from .queries import finding_with_inspection, sees_whole

RECTIFICATION = "rectification"


@dataclass(frozen=True, slots=True)
class RectificationInfo:
    """The members are those of ``models.Rectification``."""

    id: UUID
    unit_id: UUID
    finding_id: UUID | None
    officer_id: UUID | None
    text: str
    due_on: date
    state: str
    created_by: UUID
    created_at: datetime
    reported_by: UUID | None
    reported_at: datetime | None
    report_text: str
    closed_by: UUID | None
    closed_at: datetime | None
    version: int


_COLUMNS = [getattr(Rectification, each.name) for each in fields(RectificationInfo)]


# -- reading --------------------------------------------------------------------------------------------------------


def rectifications_by_ids(session: Session, ids: Collection[UUID]) -> list[RectificationInfo]:
    """The rectifications of these ids, the first due first; unknown ids are left out."""
    return _read(session, Rectification.id.in_(ids))


def rectifications_of_findings(session: Session, finding_ids: Collection[UUID]) -> list[RectificationInfo]:
    """What is to be mended because of these findings, the first due first."""
    return _read(session, Rectification.finding_id.in_(finding_ids))


def list_rectifications(session: Session, actor: Actor, query: dict[str, Any], now: datetime) -> list[dict[str, Any]]:
    """The rectifications of the units that the actor oversees, the first due first; raise ``not_found`` for a unit
    they don't."""
    units = asked_units(session, read_units(actor), query)
    conditions = [Rectification.unit_id.in_(units)]
    if "state" in query:
        conditions.append(Rectification.state == query["state"])
    return [shown_rectification(each, now) for each in _read(session, *conditions)]


def visible_rectification(session: Session, actor: Actor, rectification_id: UUID, now: datetime) -> dict[str, Any]:
    """The rectification, for whoever is to mend it and those who oversee its unit; raise ``not_found`` otherwise."""
    return shown_rectification(_visible(session, actor, rectification_id), now)


def shown_rectification(found: RectificationInfo, now: datetime) -> dict[str, Any]:
    """As the wire has it: ``is_overdue`` on the day after ``due_on``."""
    members = {each.name: getattr(found, each.name) for each in fields(RectificationInfo)}
    return {**members, "is_overdue": rules.is_overdue(found.state, found.due_on, today(now))}


def is_theirs(actor: Actor, found: RectificationInfo) -> bool:
    """Whether the actor is to mend it: named, or leading the unit where nobody is named."""
    return actor.officer_id == found.officer_id or (found.officer_id is None and leads(actor, found.unit_id))


def own_rectifications(session: Session, actor: Actor, since: datetime) -> list[RectificationInfo]:
    """What the actor is to mend, and what they had to that was closed since an instant."""
    led = [unit for unit in read_units(actor) if leads(actor, unit)]
    mine = or_(
        Rectification.officer_id == actor.officer_id,
        Rectification.officer_id.is_(None) & Rectification.unit_id.in_(led),
    )
    still = or_(Rectification.closed_at.is_(None), Rectification.closed_at >= since)
    return _read(session, mine, still)


def _visible(session: Session, actor: Actor, rectification_id: UUID) -> RectificationInfo:
    found = next(iter(rectifications_by_ids(session, [rectification_id])), None)
    if found is None or not (is_theirs(actor, found) or found.unit_id in read_units(actor)):
        raise DomainError("not_found")
    return found


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[RectificationInfo]:
    query = select(*_COLUMNS).where(*conditions).order_by(Rectification.due_on, Rectification.id)
    return [RectificationInfo(*row) for row in session.execute(query)]


# -- writing --------------------------------------------------------------------------------------------------------


def demand(context: Context, payload: dict[str, Any]) -> Applied:
    """Have something mended until a day, because of a finding or without one.

    Raises ``not_allowed``, ``finding_unknown`` for one that isn't a standing problem of the unit, ``officer_unknown``,
    ``rectification_day_past``."""
    context.actor.require(INSPECTING_ROLES, payload["unit_id"])
    _check(context, payload)
    row = {
        "id": context.new_id(RECTIFICATION),
        **{name: payload[name] for name in ("unit_id", "finding_id", "officer_id", "due_on")},
        "text": payload["text"].strip(),
        "state": "open",
        "created_by": context.actor.officer_id,
        "created_at": context.now,
        "report_text": "",
        "version": 1,
    }
    context.session.execute(insert(Rectification), [row])
    found = rectifications_by_ids(context.session, [row["id"]])[0]
    _tell(context, "rectification.demanded", found, after={"text": found.text, "due_on": found.due_on.isoformat()})
    return Applied(Record(RECTIFICATION, found.id))


def _check(context: Context, payload: dict[str, Any]) -> None:
    if payload["due_on"] < today(context.now):
        raise DomainError("rectification_day_past")
    if payload["officer_id"]:
        officer = officers_by_ids(context.session, [payload["officer_id"]]).get(payload["officer_id"])
        if officer is None or officer.unit_id not in inspected_units(context.actor):
            raise DomainError("officer_unknown")
    if payload["finding_id"]:
        found = finding_with_inspection(context.session, payload["finding_id"])
        if found is None or not sees_whole(context.actor, found[1]) or not found[0].is_problem:
            raise DomainError("finding_unknown")


def report_rectified(context: Context, payload: dict[str, Any]) -> Applied:
    """Take the word of whoever is to mend it that it is mended. Said twice or late, it is kept as the report."""
    found = next(iter(rectifications_by_ids(context.session, [payload["rectification_id"]])), None)
    if found is None or not is_theirs(context.actor, found):
        raise DomainError("not_found")
    if found.state not in ("open", "reported"):
        raise DomainError("rectification_closed", state=found.state)
    values = {"version": found.version + 1, **_reported(context, payload["text"])}
    context.session.execute(update(Rectification).where(Rectification.id == found.id).values(**values))
    _tell_step(context, "reported", found, payload["text"])
    return Applied(Record(RECTIFICATION, found.id))


def _reported(context: Context, text: str) -> dict[str, Any]:
    who = {"reported_by": context.actor.officer_id, "reported_at": context.occurrence.corrected_at}
    return {"state": "reported", "report_text": text.strip(), **who}


def take_step(context: Context, payload: dict[str, Any]) -> Applied:
    """Report, confirm, return, move or cancel at the desk, as seen at ``version``.

    Reporting is for whoever is to mend it, all else for those who inspect the unit and aren't to mend it themselves.
    Raises ``not_found``, ``not_allowed``, ``rectification_step_invalid`` (params.lacks), ``version_conflict``."""
    found, said = _visible(context.session, context.actor, payload["id"]), payload["said"]
    _require(context.actor, found, said["step"])
    lacks = rules.rectification_lacks(said["step"], said["note"], said["due_on"])
    if lacks is not None or not rules.rectification_follows(found.state, said["step"]):
        raise DomainError("rectification_step_invalid", state=found.state, lacks=lacks)
    values = {"version": payload["version"] + 1, **_values(context, said)}
    at_version = update(Rectification).where(Rectification.id == found.id, Rectification.version == payload["version"])
    if context.session.execute(at_version.values(**values).returning(Rectification.id)).first() is None:
        raise DomainError("version_conflict")
    _tell_step(context, said["step"], found, said["note"], said["due_on"])
    return Applied(Record(RECTIFICATION, found.id))


def _require(actor: Actor, found: RectificationInfo, step: str) -> None:
    if step == "reported":
        allowed = is_theirs(actor, found)
    else:
        allowed = actor.allows(INSPECTING_ROLES, found.unit_id) and actor.officer_id != found.officer_id
    if not allowed:
        raise DomainError("not_allowed")


def _values(context: Context, said: dict[str, Any]) -> dict[str, Any]:
    step = said["step"]
    if step == "reported":
        return _reported(context, said["note"])
    if step in ("confirmed", "cancelled"):
        return {"state": step, "closed_by": context.actor.officer_id, "closed_at": context.now}
    reopened = {"state": rules.rectification_state(step), "closed_by": None, "closed_at": None}
    return reopened | ({"due_on": said["due_on"]} if step == "moved" else {})


def _tell_step(context: Context, step: str, found: RectificationInfo, note: str, due_on: date | None = None) -> None:
    before, after = {"state": found.state}, {"state": rules.rectification_state(step)}
    if step == "moved" and due_on is not None:
        before, after = {"due_on": found.due_on.isoformat()}, {"due_on": due_on.isoformat()}
    _tell(context, f"rectification.{step}", found, before=before, after=after, why=note.strip() or None)


def _tell(context: Context, action: str, found: RectificationInfo, **detail: Any) -> None:
    """One change for whoever is to mend it and one for whoever speaks."""
    whom: Iterable[UUID | None] = {found.officer_id, found.created_by, context.actor.officer_id} - {None}
    for officer_id in sorted(str(each) for each in whom):
        context.changed(action, RECTIFICATION, found.id, unit_id=found.unit_id, officer_id=UUID(officer_id), **detail)
