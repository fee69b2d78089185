"""Two years of a county's records, straight into the tables.

One record of each kind is said as people say it; its rows are then copied, day by day, with times, people and units
of their own. So a table that a feature adds to its records needs a line in :data:`FAMILIES`, and no column is named
but the one by which a row belongs to its record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from app.accident.models import Accident, AccidentParty
from app.assessment.models import CreditRow
from app.checkin.models import CheckIn
from app.dispatch.models import Task, TaskRecipient, TaskStep
from app.duty.models import Requirement
from app.hazard.models import Hazard, HazardReport
from app.inspection.models import Finding, InspectedOfficer, Inspection
from app.kernel.database import Base
from app.outreach.models import Talk, TalkTarget
from app.records.models import Review
from app.violation.models import Violation, ViolationOffence

DAYS = 730
_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Family:
    """A record's own table, the tables that hold more of it by which column, and how many there are in a day."""

    table: type[Base]
    more: tuple[tuple[type[Base], str], ...]
    a_day: int


FAMILIES: Mapping[str, Family] = {
    "requirement": Family(Requirement, ((CreditRow, "requirement_id"),), 60),
    "check-in": Family(CheckIn, (), 100),
    "violation": Family(Violation, ((ViolationOffence, "violation_id"), (Review, "record_id")), 150),
    "talk": Family(Talk, ((TalkTarget, "session_id"), (Review, "record_id")), 20),
    "task": Family(Task, ((TaskRecipient, "task_id"), (TaskStep, "task_id")), 20),
    "hazard": Family(Hazard, ((HazardReport, "hazard_id"),), 10),
    "inspection": Family(Inspection, ((InspectedOfficer, "inspection_id"), (Finding, "inspection_id")), 10),
    "accident": Family(Accident, ((AccidentParty, "accident_id"),), 68),
}


@dataclass(frozen=True, slots=True)
class People:
    """Who did what was done: officers with their units; ``original`` is who said the records that are copied.

    ``varied``: by something that was said, what the copies say in its place, one after the other."""

    original: tuple[UUID, UUID]
    others: Sequence[tuple[UUID, UUID]]
    varied: Mapping[UUID | str, Sequence[UUID | str]] = field(default_factory=dict)


def fill(session: Session, people: People, kinds: Collection[str] = tuple(FAMILIES), days: int = DAYS) -> int:
    """Copy the one record of each kind through two years, or through so many days; return how many rows that makes."""
    return sum(_copy(session, FAMILIES[kind], people, days) for kind in kinds)


def _copy(session: Session, family: Family, people: People, days: int) -> int:
    (root,) = _rows(session, family.table)[:1]
    groups = [(family.table, [root])]
    groups += [
        (table, [row for row in _rows(session, table) if row[name] == root["id"]]) for table, name in family.more
    ]
    ids = {row["id"] for _, rows in groups for row in rows if "id" in row}
    places = _places(family, people, ids, days)
    while chunk := list(islice(places, _CHUNK)):
        for table, rows in groups:
            session.execute(insert(_table(table)), [_moved(row, *place) for place in chunk for row in rows])
    return sum(len(rows) for _, rows in groups) * days * family.a_day


def _places(
    family: Family, people: People, ids: Collection[UUID], days: int
) -> Iterator[tuple[timedelta, dict[Any, Any]]]:
    """How far back each copy lies, whose it is, and what else stands in it for what."""
    officer, unit = people.original
    for number in range(days * family.a_day):
        day, within = divmod(number, family.a_day)
        other, of_unit = people.others[number % len(people.others)]
        whose: dict[Any, Any] = {**{each: uuid4() for each in ids}, officer: other, unit: of_unit}
        whose |= {said: instead[number % len(instead)] for said, instead in people.varied.items()}
        yield timedelta(days=day, seconds=within), {**whose, str(officer): str(other)}  # in lists, ids are text


def _moved(row: Mapping[str, Any], back: timedelta, whose: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: _value(value, back, whose) for name, value in row.items()}


def _value(value: Any, back: timedelta, whose: Mapping[Any, Any]) -> Any:
    if isinstance(value, UUID | str):
        return whose.get(value, value)
    if isinstance(value, list):
        return [whose.get(each, each) if isinstance(each, str) else each for each in value]
    return value - back if isinstance(value, date | datetime) else value


def _rows(session: Session, table: type[Base]) -> list[dict[str, Any]]:
    return [dict(row) for row in session.execute(select(_table(table))).mappings()]


def _table(table: type[Base]) -> Table:
    return cast(Table, table.__table__)
