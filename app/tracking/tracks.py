"""Tracks: what was reported, read back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

import numpy as np
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.geo.fixes import POSITION_ERROR_M, Fixes
from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
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
    datum: str
    source: str
    datum_doubted: bool


@dataclass(frozen=True, slots=True)
class OpenedTrack:
    """A car's fixes in order of time; ``complete`` is false when there were more than MAX_OPENED."""

    vehicle_id: UUID
    positions: list[PositionInfo]
    complete: bool


_COLUMNS = [getattr(Position, each.name) for each in fields(PositionInfo)]


def fixes_of(session: Session, vehicle_ids: Collection[UUID], start: datetime, end: datetime) -> Fixes:
    """The fixes of these cars from start to end, both included. A fix's carrier is its car's id as text.

    One whose datum is doubted proves neither presence nor absence: it is as if the car had been silent. They are read
    car by car as columns: there are thousands in a night, and none of them needs to be an object."""
    columns = (Position.fix_at, Position.latitude, Position.longitude, Position.accuracy_m)
    within = (Position.fix_at.between(start, end), Position.datum_doubted.is_(False))
    query = select(*columns).where(Position.vehicle_id == bindparam("vehicle"), *within)
    found = {str(each): session.execute(query, {"vehicle": each}).all() for each in vehicle_ids}
    rows = [row for each in found.values() for row in each]
    carriers = np.repeat(np.array(list(found), dtype=np.str_), [len(each) for each in found.values()])
    seconds = np.array([at.timestamp() for at, _, _, _ in rows], dtype=np.float64)
    latitudes = np.array([latitude for _, latitude, _, _ in rows], dtype=np.float64)
    longitudes = np.array([longitude for _, _, longitude, _ in rows], dtype=np.float64)
    told = [POSITION_ERROR_M if accuracy_m is None else accuracy_m for _, _, _, accuracy_m in rows]
    return Fixes.in_order(carriers, seconds, latitudes, longitudes, np.array(told, dtype=np.float64))


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
