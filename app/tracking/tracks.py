"""Tracks: what was reported, read back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import numpy as np
from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Double,
    Select,
    String,
    Table,
    bindparam,
    extract,
    select,
    type_coerce,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from app.geo.distance import Floats
from app.geo.fixes import LIGHTS_UNTOLD, POSITION_ERROR_M, Fixes
from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.kernel.database import is_sqlite
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError

from .looks import note_look
from .models import Position
from .vehicles import seen_units, vehicles_by_ids

MAX_OPENED = 20_000


@dataclass(frozen=True, slots=True)
class PositionInfo:
    """One fix, WGS-84 degrees; ``datum`` is what it was sent in."""

    tracker_id: UUID
    fix_at: datetime
    received_at: datetime
    latitude: float
    longitude: float
    accuracy_m: float | None
    speed_kmh: float | None
    heading_deg: float | None
    lights: bool | None
    datum: str
    source: str
    datum_doubted: bool


@dataclass(frozen=True, slots=True)
class OpenedTrack:
    """A car's fixes in order of time; ``complete`` is false when there were more than MAX_OPENED."""

    vehicle_id: UUID
    positions: list[PositionInfo]
    complete: bool


def _of_car(instant: ColumnElement[Any]) -> Select[Any]:
    """Plain columns of one car's fixes in a stretch of time, in their order; their instants as ``instant`` says."""
    at = _POSITION.c
    within = (at.fix_at.between(bindparam("start"), bindparam("end")), at.datum_doubted.is_(False))
    query = select(instant, at.latitude, at.longitude, at.accuracy_m, at.lights)
    return query.where(at.vehicle_id == bindparam("car"), *within).order_by(at.fix_at)


_POSITION = cast(Table, Position.__table__)
_SQLITE = _of_car(type_coerce(_POSITION.c.fix_at, String))
_POSTGRESQL = _of_car(sql_cast(extract("epoch", _POSITION.c.fix_at), Double))
_COLUMNS = [getattr(Position, each.name) for each in fields(PositionInfo)]


def fixes_of(session: Session, vehicle_ids: Collection[UUID], start: datetime, end: datetime) -> Fixes:
    """The fixes of these cars from start to end, both included. A fix's carrier is its car's id as text.

    One whose datum is doubted proves neither presence nor absence: it is as if the car had been silent. They are read
    car by car as columns: there are thousands in a night, and none of them needs to be an object."""
    cars = sorted(str(each) for each in set(vehicle_ids))
    query = _SQLITE if is_sqlite(session) else _POSTGRESQL
    if not cars:
        return Fixes.of(())
    found = [_columns(_rows(session, query, {"car": UUID(each), "start": start, "end": end})) for each in cars]
    codes = np.repeat(np.arange(len(cars)), [len(each[0]) for each in found])
    seconds, latitudes, longitudes, accuracies, lights = (np.concatenate(each) for each in zip(*found, strict=True))
    return Fixes.sorted(tuple(cars), codes, seconds, latitudes, longitudes, accuracies, lights.astype(np.int8))


def _rows(session: Session, query: Select[Any], given: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
    """What the driver itself gives: an object for each row would cost more than reading it."""
    result = cast(CursorResult[Any], session.execute(query, given))
    rows: Sequence[tuple[Any, ...]] = result.cursor.fetchall()
    result.close()
    return rows


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[Floats]:
    """Seconds of the epoch, degrees of latitude and longitude, metres of accuracy, states of the lights."""
    instants, latitudes, longitudes, accuracies, lights = zip(*rows, strict=True) if rows else ((),) * 5
    # not a number where nothing was told
    told, lit = np.array(accuracies, dtype=np.float64), np.array(lights, dtype=np.float64)
    return [
        _seconds(instants),
        np.array(latitudes, dtype=np.float64),
        np.array(longitudes, dtype=np.float64),
        np.where(np.isnan(told), POSITION_ERROR_M, told),
        np.where(np.isnan(lit), LIGHTS_UNTOLD, lit),
    ]


def _seconds(instants: Sequence[float | str]) -> Floats:
    """PostgreSQL counts them itself; SQLite keeps an instant as text, which NumPy reads much faster than Python."""
    if instants and isinstance(instants[0], str):
        return np.array(instants, dtype="datetime64[us]").astype(np.int64) / 1e6
    return np.array(instants, dtype=np.float64)


def trackers_alive(session: Session, vehicle_ids: Collection[UUID], start: datetime, end: datetime) -> frozenset[UUID]:
    """Those of the cars from which there is at least one fix from start to end."""
    query = (
        select(Position.vehicle_id)
        .distinct()
        .where(Position.vehicle_id.in_(vehicle_ids), Position.fix_at.between(start, end))
    )
    return frozenset(each for each in session.scalars(query) if each is not None)


def open_track(
    bus: Bus, clock: Clock, actor: Actor, vehicle_id: UUID, start: datetime, end: datetime, reason: str
) -> OpenedTrack:
    """Show a car's track to somebody who watches over its unit, and keep that they looked, and why.

    A track tells where people were: nobody looks at one unseen."""
    with system_transaction(bus, clock) as context:
        context.actor = actor
        vehicle = vehicles_by_ids(context.session, [vehicle_id]).get(vehicle_id)
        if vehicle is None or vehicle.unit_id not in seen_units(actor):
            raise DomainError("not_found")
        actor.require(OVERSIGHT_ROLES, vehicle.unit_id)
        positions = _positions(context.session, vehicle_id, start, end)
        note_look(context, vehicle, start, end, reason)
    return OpenedTrack(vehicle_id, positions[:MAX_OPENED], len(positions) <= MAX_OPENED)


def _positions(session: Session, vehicle_id: UUID, start: datetime, end: datetime) -> list[PositionInfo]:
    """One more than may be shown, so that the caller sees whether there are more."""
    query = select(*_COLUMNS).where(Position.vehicle_id == vehicle_id, Position.fix_at.between(start, end))
    ordered = query.order_by(Position.fix_at, Position.tracker_id).limit(MAX_OPENED + 1)
    return [PositionInfo(*row) for row in session.execute(ordered)]
