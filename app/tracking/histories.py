"""Who may read what became of a car or a device: who may read the car or the device."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .trackers import trackers_by_ids
from .vehicles import FLEET_ROLES, seen_units, vehicles_by_ids


def _vehicle(session: Session, actor: Actor, text: str) -> bool:
    vehicle_id = history_id(text)
    found = vehicles_by_ids(session, [vehicle_id]).get(vehicle_id) if vehicle_id else None
    return found is not None and found.unit_id in seen_units(actor)


def _tracker(session: Session, actor: Actor, text: str) -> bool:
    tracker_id = history_id(text)
    found = trackers_by_ids(session, [tracker_id]).get(tracker_id) if tracker_id else None
    return found is not None and found.unit_id in actor.units(FLEET_ROLES)


HISTORIES = (History("vehicle", _vehicle), History("tracker", _tracker))
