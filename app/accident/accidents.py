"""Reading single accidents."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from .models import Accident, AccidentParty

KIND = "accident"


@dataclass(frozen=True, slots=True)
class PartyInfo:
    """A party; the members are those of :class:`AccidentParty`."""

    vehicle_type: str | None
    age: int | None
    role: str | None


@dataclass(frozen=True, slots=True)
class AccidentInfo:
    """An accident as others see it; the members are those of :class:`Accident`, then its parties."""

    id: UUID
    brigade_id: UUID
    unit_id: UUID
    number: str | None
    source: str
    occurred_at: datetime
    day: date
    hour: int
    weekday: int
    procedure: str
    deaths: int
    deaths_late: int
    death_times: list[str]
    injuries: int | None
    form: str | None
    cause: str | None
    weather: str | None
    light: str | None
    road_type: str | None
    road_feature: str | None
    section_id: UUID | None
    chainage_m: int | None
    latitude: float | None
    longitude: float | None
    placed: str
    place_text: str
    town: str | None
    village: str | None
    enterprise: str | None
    note: str
    fingerprint: str
    version: int
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: str | None
    superseded_by: UUID | None
    parties: tuple[PartyInfo, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it counts: neither withdrawn, nor corrected, nor found to be another."""
        return self.withdrawn_at is None and self.superseded_by is None


_COLUMNS = [getattr(Accident, each.name) for each in fields(AccidentInfo) if each.name != "parties"]


def get_accident(session: Session, accident_id: UUID) -> AccidentInfo | None:
    """The accident of this id, if there is one."""
    return next(iter(read_accidents(session, Accident.id == accident_id)), None)


def accidents_by_ids(session: Session, ids: Collection[UUID]) -> list[AccidentInfo]:
    """The accidents of these ids in order of time; unknown ids are left out."""
    return read_accidents(session, Accident.id.in_(ids))


def accidents_between(
    session: Session, unit_ids: Collection[UUID], begins: datetime, ends: datetime
) -> list[AccidentInfo]:
    """The accidents that stand, of these units, from begins to ends, in order of time."""
    within = (Accident.occurred_at >= begins, Accident.occurred_at <= ends, Accident.unit_id.in_(unit_ids))
    # The days bound the search by an index; a local day is never two days away from its instant.
    days = (Accident.day >= begins.date() - timedelta(days=1), Accident.day <= ends.date() + timedelta(days=1))
    stands = (Accident.superseded_by.is_(None), Accident.withdrawn_at.is_(None))
    return read_accidents(session, *days, *within, *stands)


def read_accidents(session: Session, *conditions: ColumnElement[bool]) -> list[AccidentInfo]:
    """The accidents of all conditions in order of time, each with its parties."""
    query = select(*_COLUMNS).where(*conditions).order_by(Accident.occurred_at, Accident.id)
    return with_parties(session, [AccidentInfo(*row) for row in session.execute(query)])


def read_page(session: Session, conditions: Collection[ColumnElement[bool]], limit: int) -> list[AccidentInfo]:
    """At most ``limit`` accidents of all conditions, the latest first."""
    query = select(*_COLUMNS).where(*conditions).order_by(Accident.occurred_at.desc(), Accident.id.desc())
    return with_parties(session, [AccidentInfo(*row) for row in session.execute(query.limit(limit))])


def with_parties(session: Session, found: Sequence[AccidentInfo]) -> list[AccidentInfo]:
    """The accidents with their parties, in one query for all."""
    parties: dict[UUID, list[PartyInfo]] = {}
    columns: list[Any] = [getattr(AccidentParty, each.name) for each in fields(PartyInfo)]
    query = select(AccidentParty.accident_id, *columns).where(AccidentParty.accident_id.in_([a.id for a in found]))
    for accident_id, *party in session.execute(query.order_by(AccidentParty.position)):
        parties.setdefault(accident_id, []).append(PartyInfo(*party))
    return [replace(each, parties=tuple(parties.get(each.id, ()))) for each in found]
