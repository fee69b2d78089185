"""Reading shifts: each as its latest start and its end say, those taken back left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.records.info import FieldRecordInfo
from app.records.kinds import FieldRecords

from . import rules
from .models import ShiftCrew, ShiftEnd, ShiftStart

SHIFT = "shift"
_MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class StartInfo(FieldRecordInfo):
    """A start as it was said; the members are those of :class:`ShiftStart`, and its crew."""

    shift_id: UUID
    vehicle_id: UUID | None
    note: str
    crew_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class EndInfo(FieldRecordInfo):
    """An end as it was said; the members are those of :class:`ShiftEnd`."""

    shift_id: UUID
    note: str


def _with_crews(session: Session, starts: Sequence[StartInfo]) -> list[StartInfo]:
    query = select(ShiftCrew.start_id, ShiftCrew.officer_id).where(ShiftCrew.start_id.in_([each.id for each in starts]))
    crews: dict[UUID, list[UUID]] = {each.id: [] for each in starts}
    for start_id, officer_id in session.execute(query.order_by(ShiftCrew.officer_id)) if starts else ():
        crews[start_id].append(officer_id)
    return [replace(each, crew_ids=tuple(crews[each.id])) for each in starts]


STARTS = FieldRecords("shift_start", ShiftStart, StartInfo, _with_crews)
ENDS = FieldRecords("shift_end", ShiftEnd, EndInfo)


@dataclass(frozen=True, slots=True)
class ShiftInfo:
    """A shift: one officer's, who said so, with the crew that is out with them.

    ``id`` is that of its first start, ``start_id`` and ``end_id`` name the commands that stand; UTC instants without
    the phone's known clock error."""

    id: UUID
    start_id: UUID
    officer_id: UUID
    unit_id: UUID
    crew_ids: tuple[UUID, ...]
    vehicle_id: UUID | None
    note: str
    started_at: datetime
    end_id: UUID | None
    ended_at: datetime | None

    @property
    def span(self) -> rules.Span:
        """When it began and ended."""
        return rules.Span(self.started_at, self.ended_at)

    @property
    def people(self) -> frozenset[UUID]:
        """Everybody who is out in it."""
        return frozenset({self.officer_id, *self.crew_ids})


def start_of(session: Session, shift_id: UUID) -> StartInfo | None:
    """The latest start of the shift that one of its starts names; None while none has arrived."""
    named = STARTS.find(session, shift_id)
    if named is None:
        return None
    return STARTS.read(session, ShiftStart.shift_id == named.shift_id, ShiftStart.superseded_by.is_(None))[-1]


def ends_of(session: Session, shift_ids: Collection[UUID]) -> list[EndInfo]:
    """The ends of these shifts that stand, in the order of their times."""
    return ENDS.read(session, ShiftEnd.shift_id.in_(shift_ids), ENDS.stands) if shift_ids else []


def shifts_by_ids(session: Session, ids: Iterable[UUID]) -> list[ShiftInfo]:
    """The shifts of these ids; unknown ones and those taken back are left out."""
    return _read(session, ShiftStart.shift_id.in_(list(ids)))


def shifts_of_officer(session: Session, officer_id: UUID, since: datetime) -> list[ShiftInfo]:
    """The shifts that an officer said themselves, begun since an instant, in order."""
    return _read(session, ShiftStart.officer_id == officer_id, ShiftStart.corrected_at >= since)


def shifts_with(session: Session, officer_ids: Collection[UUID], since: datetime) -> list[ShiftInfo]:
    """The shifts begun since an instant in which any of these officers is out, by their own word or a colleague's."""
    crews = select(ShiftCrew.start_id).where(ShiftCrew.officer_id.in_(officer_ids))
    return _read(
        session,
        ShiftStart.corrected_at >= since,
        or_(ShiftStart.officer_id.in_(officer_ids), ShiftStart.id.in_(crews)),
    )


def shifts_between(session: Session, unit_ids: Collection[UUID], start: datetime, end: datetime) -> list[ShiftInfo]:
    """The shifts of these units that overlap the time from start to end, in order."""
    began = (ShiftStart.corrected_at > start - rules.LONGEST, ShiftStart.corrected_at < end)
    found = _read(session, ShiftStart.unit_id.in_(unit_ids), *began)
    return [each for each in found if each.ended_at is None or each.ended_at > start]


def on_duty(session: Session, unit_ids: Collection[UUID], now: datetime) -> list[ShiftInfo]:
    """The shifts of these units that run at this moment (当前在勤), in order; of one officer's the latest."""
    running = [each for each in shifts_between(session, unit_ids, now, now + _MOMENT) if each.span.runs_at(now)]
    latest = {each.officer_id: each for each in running}
    return [each for each in running if latest[each.officer_id] is each]


def on_duty_among(session: Session, officer_ids: Collection[UUID], now: datetime) -> frozenset[UUID]:
    """Those of these officers who are out at this moment, by their own word or a colleague's."""
    found = shifts_with(session, officer_ids, now - rules.LONGEST) if officer_ids else []
    running = frozenset[UUID]().union(*(each.people for each in found if each.span.runs_at(now)))
    return running & frozenset(officer_ids)


def people_in(session: Session, vehicle_id: UUID, start: datetime, end: datetime) -> frozenset[UUID]:
    """Who was out in a car at any time from start to end, by their own word or a colleague's."""
    began = (ShiftStart.corrected_at > start - rules.LONGEST, ShiftStart.corrected_at < end)
    found = _read(session, ShiftStart.vehicle_id == vehicle_id, *began)
    out = [each for each in found if each.ended_at is None or each.ended_at > start]
    return frozenset[UUID]().union(*(each.people for each in out))


def units_out(
    session: Session, unit_ids: Collection[UUID], start: datetime, end: datetime, now: datetime
) -> dict[UUID, rules.UnitOut]:
    """By unit, the people and cars out between two instants and for how long; nobody's own time is told."""
    shifts = shifts_between(session, unit_ids, start, end)
    outings = [rules.Outing(each.unit_id, each.people, each.vehicle_id, each.span) for each in shifts]
    return rules.count_out(outings, start, end, now)


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[ShiftInfo]:
    starts = STARTS.read(session, *conditions, STARTS.stands)
    ends = {(each.shift_id, each.officer_id): each for each in ends_of(session, [each.shift_id for each in starts])}
    return [_shift(start, ends.get((start.shift_id, start.officer_id))) for start in starts]


def _shift(start: StartInfo, end: EndInfo | None) -> ShiftInfo:
    """Of several ends the latest counts: whoever said it was still out then."""
    return ShiftInfo(
        id=start.shift_id,
        start_id=start.id,
        officer_id=start.officer_id,
        unit_id=start.unit_id,
        crew_ids=start.crew_ids,
        vehicle_id=start.vehicle_id,
        note=start.note,
        started_at=start.corrected_at,
        end_id=None if end is None else end.id,
        ended_at=None if end is None else end.corrected_at,
    )
