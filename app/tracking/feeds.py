"""What a phone knows of cars: those of the units that one sees; and who looked at the tracks of those one was in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown

from .looks import KIND, LookInfo, looks_at
from .schemas import TrackLookSchema, VehicleSchema
from .vehicles import VehicleInfo, seen_units, vehicles_by_ids, vehicles_of

SHOWN_DAYS = 90
_VEHICLE, _LOOK = VehicleSchema(), TrackLookSchema()


def vehicles(reader: Reader) -> Shown:
    """All of them that are in use."""
    return _shown(car for car in vehicles_of(reader.session, seen_units(reader.actor)) if car.ended_at is None)


def _some_vehicles(reader: Reader, ids: Iterable[str]) -> Shown:
    found = vehicles_by_ids(reader.session, [UUID(each) for each in ids]).values()
    seen = seen_units(reader.actor)
    return _shown(vehicle for vehicle in found if vehicle.unit_id in seen and vehicle.ended_at is None)


def _shown(found: Iterable[VehicleInfo]) -> Shown:
    return {str(vehicle.id): _VEHICLE.dump(vehicle) for vehicle in found}


def _looks(reader: Reader) -> Shown:
    officer_id = reader.actor.officer_id
    since = reader.now - timedelta(days=SHOWN_DAYS)
    return {} if officer_id is None else _shown_looks(looks_at(reader.session, officer_id, since=since))


def _some_looks(reader: Reader, ids: Iterable[str]) -> Shown:
    officer_id, wanted = reader.actor.officer_id, [UUID(each) for each in ids]
    return {} if officer_id is None else _shown_looks(looks_at(reader.session, officer_id, ids=wanted))


def _shown_looks(found: Iterable[LookInfo]) -> Shown:
    return {str(look.id): _LOOK.dump(look) for look in found}


FEEDS = (Feed("vehicle", vehicles, _some_vehicles), Feed(KIND, _looks, _some_looks))
