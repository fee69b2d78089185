"""Counting accidents: the one interface by which others ask for numbers of the register.

``count_accidents(session, Asked(units, first, last), ("weekday", "hour"))`` is one grouped query, whatever is crossed;
``accidents_at`` gives the bare places for those who reckon along the road. Only what stands counts: nothing withdrawn,
corrected, or found to be another accident. A value of None is "unknown" and a group of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, and_, case, cast, false, func, or_, select
from sqlalchemy.orm import Session

from .models import Accident, AccidentParty
from .rules import VEHICLE

STANDS = Accident.superseded_by.is_(None) & Accident.withdrawn_at.is_(None)
_FATAL = case((Accident.deaths > 0, 1), else_=0)
_COLUMNS: Mapping[str, Any] = {
    "day": Accident.day,
    "hour": Accident.hour,
    "weekday": Accident.weekday,
    "procedure": Accident.procedure,
    "fatal": _FATAL,
    "form": Accident.form,
    "cause": Accident.cause,
    "weather": Accident.weather,
    "light": Accident.light,
    "road_type": Accident.road_type,
    "road_feature": Accident.road_feature,
    "section_id": Accident.section_id,
    "town": Accident.town,
    "village": Accident.village,
    "enterprise": Accident.enterprise,
    "unit_id": Accident.unit_id,
    "placed": Accident.placed,
    "source": Accident.source,
}
#: What may be crossed. "fatal" is 1 or 0; "vehicle" counts an accident once for each kind of vehicle in it.
DIMENSIONS = (*_COLUMNS, VEHICLE)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which accidents: of these units, on the local days from first to last (both included; None: no bound), whose
    dimensions have one of the values given."""

    units: frozenset[UUID]
    first_day: date | None = None
    last_day: date | None = None
    where: Mapping[str, Collection[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """A group: its values in the order of the dimensions, and how many accidents, deaths and injuries it has.
    ``injuries`` are those that are known."""

    keys: tuple[Any, ...]
    accidents: int
    deaths: int
    injuries: int


@dataclass(frozen=True, slots=True)
class AccidentAt:
    """An accident by when and where alone; the members are those of :class:`Accident`."""

    id: UUID
    day: date
    occurred_at: datetime
    procedure: str
    deaths: int
    injuries: int | None
    section_id: UUID | None
    chainage_m: int | None
    latitude: float | None
    longitude: float | None


_AT = [getattr(Accident, each.name) for each in fields(AccidentAt)]


def count_accidents(session: Session, asked: Asked, by: Sequence[str] = ()) -> list[Cell]:
    """The groups that have accidents, by these of :data:`DIMENSIONS`, in no order; without any, one cell for all."""
    party = _kinds_of_vehicles() if VEHICLE in by else None
    keys = [party.c.vehicle_type if name == VEHICLE and party is not None else _COLUMNS[name] for name in by]
    sums = (func.count(), func.coalesce(func.sum(Accident.deaths), 0), func.coalesce(func.sum(Accident.injuries), 0))
    query = select(*keys, *(cast(each, Integer) for each in sums)).where(*conditions_of(asked))
    if party is not None:
        query = query.outerjoin(party, party.c.accident_id == Accident.id)
    rows = session.execute(query.group_by(*keys)).all()
    return [Cell(tuple(row[: len(by)]), *row[len(by) :]) for row in rows]


def accidents_reach(session: Session, unit_ids: Collection[UUID], since: datetime) -> bool:
    """Whether these units have an accident of this instant or later: before that, none means unknown."""
    # The day bounds the search by an index; a local day is never two days away from its instant.
    within = (Accident.day >= since.date() - timedelta(days=1), Accident.occurred_at >= since)
    later = select(Accident.id).where(STANDS, Accident.unit_id.in_(unit_ids), *within)
    return session.execute(later.limit(1)).first() is not None


def accidents_at(session: Session, asked: Asked) -> list[AccidentAt]:
    """The accidents in order of time."""
    query = select(*_AT).where(*conditions_of(asked)).order_by(Accident.occurred_at, Accident.id)
    return [AccidentAt(*row) for row in session.execute(query)]


def conditions_of(asked: Asked) -> list[ColumnElement[bool]]:
    """The conditions of what is asked, on the accidents that stand."""
    found: list[ColumnElement[bool]] = [STANDS, Accident.unit_id.in_(asked.units)]
    if asked.first_day is not None:
        found.append(Accident.day >= asked.first_day)
    if asked.last_day is not None:
        found.append(Accident.day <= asked.last_day)
    return [*found, *(_among(name, values) for name, values in asked.where.items())]


def _among(name: str, values: Collection[Any]) -> ColumnElement[bool]:
    if name == VEHICLE:
        return _has_vehicle(values)
    return _one_of(_COLUMNS[name], values)


def _one_of(column: Any, values: Collection[Any]) -> ColumnElement[bool]:
    known = [value for value in values if value is not None]
    parts: list[ColumnElement[bool]] = [column.in_(known)] if known else []
    return or_(false(), *parts, *([column.is_(None)] if None in values else []))


def _has_vehicle(values: Collection[Any]) -> ColumnElement[bool]:
    """That one of the kinds is among its parties; None: that no party has a known kind."""
    known = [value for value in values if value is not None]
    of_accident = AccidentParty.accident_id == Accident.id
    parts: list[ColumnElement[bool]] = []
    if known:
        parts.append(select(AccidentParty.position).where(of_accident, AccidentParty.vehicle_type.in_(known)).exists())
    if None in values:
        said = and_(of_accident, AccidentParty.vehicle_type.is_not(None))
        parts.append(~select(AccidentParty.position).where(said).exists())
    return or_(false(), *parts)


def _kinds_of_vehicles() -> Any:
    """Each accident with the kinds of vehicles in it, each kind once."""
    kinds = select(AccidentParty.accident_id, AccidentParty.vehicle_type).where(AccidentParty.vehicle_type.is_not(None))
    return kinds.distinct().subquery()
