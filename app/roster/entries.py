"""Reading rosters: who is on, on which duty day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.kernel.ids import derived_id

from .models import RosterEntry, RosterMonth
from .rules import Kind, Shift


@dataclass(frozen=True, slots=True)
class EntryInfo:
    """One person's shift of a duty day, with crew and car where they have one."""

    officer_id: UUID
    day: date
    kind: Kind
    unit_id: UUID
    vehicle_id: UUID | None
    crew_id: UUID | None

    @property
    def shift(self) -> Shift:
        """As the rules read it."""
        return Shift(self.officer_id, self.day, self.kind, self.crew_id)


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody is on leave on this duty day, by the roster."""

    officer_id: UUID
    day: date


def entries_of_units(session: Session, unit_ids: Collection[UUID], first: date, last: date) -> list[EntryInfo]:
    """What the rosters of these units say from the first duty day to the last."""
    return _read(session, RosterEntry.unit_id.in_(unit_ids), RosterEntry.day.between(first, last))


def entries_of_officers(session: Session, officer_ids: Collection[UUID], first: date, last: date) -> list[EntryInfo]:
    """What these people do by their rosters from the first duty day to the last."""
    return _read(session, RosterEntry.officer_id.in_(officer_ids), RosterEntry.day.between(first, last))


def leaves_between(session: Session, officer_ids: Collection[UUID], first: date, last: date) -> list[Leave]:
    """On which duty days from first to last these people are on leave by the roster, in order."""
    found = _read(
        session,
        RosterEntry.officer_id.in_(officer_ids),
        RosterEntry.day.between(first, last),
        RosterEntry.kind == "leave",
    )
    return [Leave(each.officer_id, each.day) for each in found]


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[EntryInfo]:
    e = RosterEntry
    query = select(e.officer_id, e.day, e.kind, e.unit_id, e.vehicle_id, e.crew_id).where(*conditions)
    rows = session.execute(query.order_by(e.day, e.officer_id, e.kind))
    return [EntryInfo(r.officer_id, r.day, cast(Kind, r.kind), r.unit_id, r.vehicle_id, r.crew_id) for r in rows]


# -- months -----------------------------------------------------------------------------------------------------------


def month_id(unit_id: UUID, month: str) -> UUID:
    """The id by which a unit's month is kept."""
    return derived_id("roster_month", unit_id, month)


def version_of(session: Session, unit_id: UUID, month: str) -> int:
    """How often a month was written; 0 for one that nobody touched."""
    return session.scalar(select(RosterMonth.version).where(RosterMonth.id == month_id(unit_id, month))) or 0


def month_of(day: date) -> str:
    """``2026-11``."""
    return f"{day:%Y-%m}"


def first_and_last(month: str) -> tuple[date, date]:
    """The first and the last day of ``2026-11``."""
    first = date.fromisoformat(f"{month}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def unit_of_month(session: Session, id_: UUID) -> UUID | None:
    """Whose month this is; None for one that nobody wrote."""
    return session.scalar(select(RosterMonth.unit_id).where(RosterMonth.id == id_))
