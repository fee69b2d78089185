"""Who may read what became of a car or a device: who may read the car or the device."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.history import history_for

from .trackers import TrackerInfo, trackers_by_ids
from .vehicles import FLEET_ROLES, VehicleInfo, seen_units, vehicles_by_ids


def _vehicle(session: Session, vehicle_id: UUID) -> VehicleInfo | None:
    return vehicles_by_ids(session, [vehicle_id]).get(vehicle_id)


def _tracker(session: Session, tracker_id: UUID) -> TrackerInfo | None:
    return trackers_by_ids(session, [tracker_id]).get(tracker_id)


def _may_read_vehicle(actor: Actor, vehicle: VehicleInfo) -> bool:
    return vehicle.unit_id in seen_units(actor)


def _may_read_tracker(actor: Actor, tracker: TrackerInfo) -> bool:
    return tracker.unit_id in actor.units(FLEET_ROLES)


def _may_open(actor: Actor, vehicle: VehicleInfo) -> bool:
    """Who may look at a track may see who did."""
    return actor.allows(OVERSIGHT_ROLES, vehicle.unit_id)


HISTORIES = (
    history_for("track", _vehicle, _may_open),
    history_for("vehicle", _vehicle, _may_read_vehicle),
    history_for("tracker", _tracker, _may_read_tracker),
)
