"""Counting calls: the one interface by which others ask for numbers of them. Never added to accidents.

``count_calls(session, Asked(units, first, last), ("weekday", "hour"))`` is one grouped query, whatever is crossed. Only
what stands counts. A value of None is "unknown" and a group of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, case, cast, func, select
from sqlalchemy.orm import Session

from .calls import STANDS
from .models import Call
from .rules import NOT_VALID

_COLUMNS: Mapping[str, Any] = {
    "hour": Call.hour,
    "weekday": Call.weekday,
    "kind": Call.kind,
    "outcome": Call.outcome,
    "section_id": Call.section_id,
    "town": Call.town,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which calls: of these units, on the local days from first to last, both included."""

    units: frozenset[UUID]
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Cell:
    """A group: its values in the order of the dimensions, how many calls it has, how many of them are valid, and how
    many became an accident."""

    keys: tuple[Any, ...]
    calls: int
    valid: int
    linked: int


def count_calls(session: Session, asked: Asked, by: Sequence[str] = ()) -> list[Cell]:
    """The groups that have calls, by hour, weekday, kind, outcome, section_id or town, in no order; without any, one
    cell for all."""
    keys = [_COLUMNS[name] for name in by]
    valid = func.coalesce(func.sum(case((Call.outcome.not_in(NOT_VALID), 1), else_=0)), 0)
    linked = func.coalesce(func.sum(case((Call.accident_id.is_not(None), 1), else_=0)), 0)
    within = (Call.unit_id.in_(asked.units), Call.day >= asked.first_day, Call.day <= asked.last_day)
    query = select(*keys, func.count(), cast(valid, Integer), cast(linked, Integer)).where(STANDS, *within)
    rows = session.execute(query.group_by(*keys)).all()
    return [Cell(tuple(row[: len(by)]), *row[len(by) :]) for row in rows]


def days_of_calls(session: Session, units: Collection[UUID]) -> tuple[date, date] | None:
    """From which local day on each of these units that keep calls kept them (the latest of their first days), and the
    last one of which any has a call; None where none has."""
    within = (STANDS, Call.unit_id.in_(units))
    rows = session.execute(select(func.min(Call.day), func.max(Call.day)).where(*within).group_by(Call.unit_id)).all()
    return (max(first for first, _last in rows), max(last for _first, last in rows)) if rows else None


def calls_reach(session: Session, units: Collection[UUID], since: datetime) -> bool:
    """Whether these units kept a call of this instant or later: before that, no calls means unknown, not none."""
    later = select(Call.id).where(STANDS, Call.unit_id.in_(units), Call.received_at >= since)
    return session.execute(later.limit(1)).first() is not None
