"""A unit's month as the desk shows it: people, days, who is on, and what to look at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import OfficerInfo, officers_by_ids, officers_of_units
from app.duty.service import ComingDuty, WorkCalendar, calendar_for, coming_duty, today
from app.duty.staffing import Rank

from .entries import EntryInfo, entries_of_units, first_and_last, version_of
from .rules import Due, Finding, Person, Shift, warnings_of


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day of the month: workday, makeup, weekend or holiday, and the festival's name."""

    day: date
    kind: str
    festival: str


@dataclass(frozen=True, slots=True)
class ShownWarning:
    """A warning with the plan's name, which people know it by."""

    warning: Finding
    plan_name: str | None


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """A unit's month; ``officer_ids`` are its people, police first, with those who only stand there any more."""

    unit_id: UUID
    month: str
    version: int
    officer_ids: tuple[UUID, ...]
    days: tuple[ShownDay, ...]
    entries: tuple[EntryInfo, ...]
    warnings: tuple[ShownWarning, ...]


def show_month(session: Session, unit_id: UUID, month: str, now: datetime) -> ShownMonth:
    """The roster as it stands. Warnings are of today and the days to come: the past can't be mended."""
    first, last = first_and_last(month)
    entries = entries_of_units(session, [unit_id], first - timedelta(days=1), last)
    shown = tuple(each for each in entries if each.day >= first)
    people = people_of(session, unit_id, {each.officer_id for each in shown})
    calendar = calendar_for(session, first, last)
    days = _days(first, last)
    coming = [day for day in days if day >= today(now)]
    found = find(session, unit_id, people, (each.shift for each in entries), coming)
    return ShownMonth(
        unit_id,
        month,
        version_of(session, unit_id, month),
        tuple(each.id for each in people),
        tuple(_shown_day(day, calendar) for day in days),
        shown,
        shown_warnings(found.findings, found.plan_names),
    )


def people_of(session: Session, unit_id: UUID, also: Collection[UUID]) -> list[OfficerInfo]:
    """The unit's active people and those whom the roster names besides; police first, each by badge."""
    own = [each for each in officers_of_units(session, [unit_id]) if each.active]
    known = {each.id for each in own}
    others = officers_by_ids(session, set(also) - known).values()
    return sorted([*own, *others], key=lambda each: (each.rank != "police", each.badge))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _shown_day(day: date, calendar: WorkCalendar) -> ShownDay:
    return ShownDay(day, calendar.kind_of(day), calendar.name_of(day))


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules find, and the names of the plans that it speaks of."""

    findings: Sequence[Finding]
    plan_names: Mapping[UUID, str]


def find(
    session: Session, unit_id: UUID, people: Sequence[OfficerInfo], shifts: Iterable[Shift], days: Sequence[date]
) -> Found:
    """What to look at on these days, in order; ``shifts`` reach one day further back."""
    if not days:
        return Found((), {})
    coming = coming_duty(session, [unit_id], days[0], days[-1])
    known = {each.id: Person(each.id, cast(Rank, each.rank), each.mentor_id) for each in people}
    findings = warnings_of(known, shifts, (_due(each) for each in coming), days)
    return Found(findings, {each.plan_id: each.name for each in coming})


def shown_warnings(findings: Iterable[Finding], plan_names: Mapping[UUID, str]) -> tuple[ShownWarning, ...]:
    """Findings with the names of their plans."""
    return tuple(ShownWarning(each, plan_names.get(each.plan_id) if each.plan_id else None) for each in findings)


def _due(each: ComingDuty) -> Due:
    return Due(
        each.plan_id,
        each.duty_day,
        "night" if each.dark else "day",
        each.kind == "post",
        each.officer_ids,
        each.starts_at,
        each.ends_at,
        each.manner != "spot",
    )
