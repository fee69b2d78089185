"""What a phone knows of cars: those of the units that one sees."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown

from .schemas import VehicleSchema
from .vehicles import VehicleInfo, seen_units, vehicles_by_ids, vehicles_of

_VEHICLE = VehicleSchema()


def vehicles(reader: Reader) -> Shown:
    """All of them that are in use."""
    return _shown(car for car in vehicles_of(reader.session, seen_units(reader.actor)) if car.ended_at is None)


def _some_vehicles(reader: Reader, ids: Iterable[str]) -> Shown:
    found = vehicles_by_ids(reader.session, [UUID(each) for each in ids]).values()
    seen = seen_units(reader.actor)
    return _shown(vehicle for vehicle in found if vehicle.unit_id in seen and vehicle.ended_at is None)


def _shown(found: Iterable[VehicleInfo]) -> Shown:
    return {str(vehicle.id): _VEHICLE.dump(vehicle) for vehicle in found}


FEEDS = (Feed("vehicle", vehicles, _some_vehicles),)
