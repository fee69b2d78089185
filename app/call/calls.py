"""Reading single calls."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from .models import Call
from .rules import Spot, is_valid

KIND = "call"
STANDS = Call.withdrawn_at.is_(None)


@dataclass(frozen=True, slots=True)
class CallInfo:
    """A call as others see it; the members are those of :class:`Call`."""

    id: UUID
    brigade_id: UUID
    unit_id: UUID
    number: str | None
    source: str
    received_at: datetime
    day: date
    hour: int
    weekday: int
    kind: str
    section_id: UUID | None
    chainage_m: int | None
    latitude: float | None
    longitude: float | None
    placed: str
    place_text: str
    town: str | None
    summary: str
    outcome: str
    handled_by: UUID | None
    accident_id: UUID | None
    fingerprint: str
    version: int
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: str | None

    @property
    def valid(self) -> bool:
        """Whether it is neither repeated nor false."""
        return is_valid(self.outcome)

    @property
    def spot(self) -> Spot:
        """When and where it was."""
        return Spot.of(self, self.received_at)


_COLUMNS = [getattr(Call, each.name) for each in fields(CallInfo)]


def get_call(session: Session, call_id: UUID) -> CallInfo | None:
    """The call of this id, if there is one."""
    return next(iter(read_calls(session, Call.id == call_id)), None)


def calls_between(session: Session, unit_ids: Collection[UUID], begins: datetime, ends: datetime) -> list[CallInfo]:
    """The calls that stand, of these units, received from begins to before ends, in order of time."""
    within = (Call.received_at >= begins, Call.received_at < ends, Call.unit_id.in_(unit_ids))
    return read_calls(session, STANDS, *within)


def read_calls(session: Session, *conditions: ColumnElement[bool]) -> list[CallInfo]:
    """The calls of all conditions in order of time."""
    query = select(*_COLUMNS).where(*conditions).order_by(Call.received_at, Call.id)
    return [CallInfo(*row) for row in session.execute(query)]


def read_page(session: Session, conditions: Collection[ColumnElement[bool]], limit: int) -> list[CallInfo]:
    """At most ``limit`` calls of all conditions, the latest first."""
    query = select(*_COLUMNS).where(*conditions).order_by(Call.received_at.desc(), Call.id.desc())
    return [CallInfo(*row) for row in session.execute(query.limit(limit))]
