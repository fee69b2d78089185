"""The years' lists of holidays and make-up workdays (节假日和调休): as the product brings them, or as the desk says.

What the product brings is the State Council's list for 2026 (国务院办公厅关于2026年部分节假日安排的通知,
4 November 2025). A year that nobody listed has weekends and nothing else, and says so. A change makes anew what hasn't
begun."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.kernel.ids import derived_id

from .models import CalendarYear
from .workdays import ListedDay, ListedKind, WorkCalendar

KIND = "calendar_year"
_SHIPPED = Path(__file__).parent / "data" / "national_days.csv"
_SHIPPED_SOURCE = "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）"


@dataclass(frozen=True, slots=True)
class YearInfo:
    """A year's list. ``version`` 0: nobody changed what the product brings; ``known`` is false where it brings
    nothing."""

    year: int
    version: int
    known: bool
    source: str
    days: tuple[ListedDay, ...]


def year_of(session: Session, year: int) -> YearInfo:
    """The list of one year as it stands."""
    return years_of(session, [year])[year]


def years_of(session: Session, years: Iterable[int]) -> dict[int, YearInfo]:
    """The lists of these years as they stand."""
    asked = set(years)
    kept = session.scalars(select(CalendarYear).where(CalendarYear.year.in_(asked)))
    said = {row.year: YearInfo(row.year, row.version, True, row.source, _days(row.days)) for row in kept}
    return {year: said.get(year) or _shipped(year) for year in asked}


def calendar_for(session: Session, first: date, last: date) -> WorkCalendar:
    """What is known of the days from first to last."""
    years = years_of(session, range(first.year, last.year + 1))
    return WorkCalendar({each.day: each for year in years.values() for each in year.days})


def year_id(year: int) -> UUID:
    """The id by which a year's history is kept."""
    return derived_id(KIND, year)


def write_year(context: Context, said: YearInfo) -> Applied:
    """Put a list in the place of the one at ``said.version``; raise ``version_conflict`` where another stands."""
    before = year_of(context.session, said.year)
    if before.version != said.version:
        raise DomainError("version_conflict")
    row = {"days": [_json(each) for each in said.days], "source": said.source, "version": said.version + 1}
    if before.version == 0:
        context.session.execute(insert(CalendarYear), [{"year": said.year, **row}])
    else:
        context.session.execute(update(CalendarYear).where(CalendarYear.year == said.year).values(**row))
    was, now = _told(before), _told(said)
    changed = {name: now.get(name) for name in {*was, *now} if was.get(name) != now.get(name)}
    if changed:
        old = {name: was.get(name) for name in changed}
        context.changed("duty.calendar_changed", KIND, year_id(said.year), before=dict(sorted(old.items())),
                        after=dict(sorted(changed.items())))  # fmt: skip
    return Applied(Record(KIND, year_id(said.year)))


def _told(year: YearInfo) -> dict[str, str]:
    """What each day is, in words that the history shows; ranges in one."""
    return {each.day.isoformat(): f"{each.name} {each.kind}".strip() for each in year.days} | {"source": year.source}


def _json(each: ListedDay) -> dict[str, str]:
    return {"day": each.day.isoformat(), "kind": each.kind, "name": each.name}


def _days(rows: Sequence[Mapping[str, Any]]) -> tuple[ListedDay, ...]:
    found = (ListedDay(date.fromisoformat(r["day"]), cast(ListedKind, r["kind"]), r["name"]) for r in rows)
    return tuple(sorted(found, key=lambda each: each.day))


def _shipped(year: int) -> YearInfo:
    days = _shipped_years().get(year, ())
    return YearInfo(year, 0, bool(days), _SHIPPED_SOURCE if days else "", tuple(days))


@cache
def _shipped_years() -> Mapping[int, Sequence[ListedDay]]:
    with _SHIPPED.open(encoding="utf-8", newline="") as file:
        found = _days(list(csv.DictReader(file)))
    years: dict[int, list[ListedDay]] = defaultdict(list)
    for each in found:
        years[each.day.year].append(each)
    return years


def changed_days(before: YearInfo, after: YearInfo) -> list[date]:
    """The days that one list calls otherwise than the other."""
    one, other = WorkCalendar({d.day: d for d in before.days}), WorkCalendar({d.day: d for d in after.days})
    first = date(before.year, 1, 1)
    all_days = (first + timedelta(days=n) for n in range(366))
    return [day for day in all_days if one.kind_of(day) != other.kind_of(day)]
