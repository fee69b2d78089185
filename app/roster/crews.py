"""Crews (班组): people who go out together with their usual car."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, insert, select, update
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.tracking.service import vehicles_by_ids

from .access import require_planner
from .models import RosterCrew

KIND = "roster_crew"
_IDS = ("unit_id", "vehicle_id")


@dataclass(frozen=True, slots=True)
class CrewInfo:
    """A crew; ``ended_at`` once it was given up."""

    id: UUID
    unit_id: UUID
    name: str
    officer_ids: tuple[UUID, ...]
    vehicle_id: UUID | None
    version: int
    ended_at: datetime | None


def crews_of(session: Session, unit_ids: Collection[UUID]) -> list[CrewInfo]:
    """The crews of these units that stand, by name."""
    return _read(session, RosterCrew.unit_id.in_(unit_ids), RosterCrew.ended_at.is_(None))


def crews_by_ids(session: Session, ids: Collection[UUID]) -> list[CrewInfo]:
    """The crews of these ids, those given up included; unknown ids are left out."""
    return _read(session, RosterCrew.id.in_(ids)) if ids else []


def get_crew(session: Session, crew_id: UUID) -> CrewInfo | None:
    """The crew of this id."""
    return next(iter(crews_by_ids(session, [crew_id])), None)


def create_crew(context: Context, payload: dict[str, Any]) -> Applied:
    """Form a crew."""
    require_planner(context.actor, payload["unit_id"])
    _check(context, payload["unit_id"], payload)
    crew_id = context.new_id("crew")
    row = {**payload, **_stored(payload), "id": crew_id, "version": 1, "ended_at": None}
    context.session.execute(insert(RosterCrew), [row])
    context.changed("roster.crew_created", KIND, crew_id, unit_id=payload["unit_id"], after=_told(payload))
    return Applied(Record(KIND, crew_id))


def change_crew(context: Context, payload: dict[str, Any]) -> Applied:
    """Change a crew's name, people or car; rosters that were written stay as they are."""
    before, changes = _standing(context, payload["id"]), payload["changes"]
    _check(context, before.unit_id, changes)
    _write(context, before.id, payload["version"], {**changes, **_stored(changes)})
    was = _told({name: getattr(before, name) for name in changes})
    context.changed("roster.crew_changed", KIND, before.id, unit_id=before.unit_id, before=was, after=_told(changes))
    return Applied(Record(KIND, before.id))


def end_crew(context: Context, payload: dict[str, Any]) -> Applied:
    """Give a crew up; rosters that name it stay."""
    crew = _standing(context, payload["id"])
    _write(context, crew.id, payload["version"], {"ended_at": context.now})
    context.changed("roster.crew_ended", KIND, crew.id, unit_id=crew.unit_id)
    return Applied(Record(KIND, crew.id))


def _standing(context: Context, crew_id: UUID) -> CrewInfo:
    crew = get_crew(context.session, crew_id)
    if crew is None or crew.ended_at is not None:
        raise DomainError("not_found")
    require_planner(context.actor, crew.unit_id)
    return crew


def _check(context: Context, unit_id: UUID, members: dict[str, Any]) -> None:
    asked = set(members.get("officer_ids", ()))
    people = officers_by_ids(context.session, asked).values()
    if len([each for each in people if each.unit_id == unit_id and each.active]) < len(asked):
        raise DomainError("crew_member_unknown")
    car = members.get("vehicle_id")
    if car is not None and not vehicles_by_ids(context.session, [car]):
        raise DomainError("vehicle_unknown")


def _write(context: Context, crew_id: UUID, version: int, changes: dict[str, Any]) -> None:
    at_version = update(RosterCrew).where(RosterCrew.id == crew_id, RosterCrew.version == version)
    result = context.session.execute(at_version.values(**changes, version=version + 1))
    if not isinstance(result, CursorResult) or result.rowcount == 0:
        raise DomainError("version_conflict")


def _stored(members: dict[str, Any]) -> dict[str, Any]:
    return {"officer_ids": [str(each) for each in members["officer_ids"]]} if "officer_ids" in members else {}


def _told(members: dict[str, Any]) -> dict[str, Any]:
    """As the audit keeps it: JSON."""
    ids = {name: None if value is None else str(value) for name, value in members.items() if name in _IDS}
    return {**members, **ids, **_stored(members)}


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[CrewInfo]:
    c = RosterCrew
    query = select(c.id, c.unit_id, c.name, c.officer_ids, c.vehicle_id, c.version, c.ended_at).where(*conditions)
    rows = session.execute(query.order_by(c.name, c.id))
    return [
        CrewInfo(r.id, r.unit_id, r.name, tuple(UUID(each) for each in r.officer_ids), r.vehicle_id, r.version,
                 r.ended_at)
        for r in rows
    ]  # fmt: skip
