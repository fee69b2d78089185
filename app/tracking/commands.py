"""What the desk may say about cars and devices."""

from __future__ import annotations

from app.kernel.command import CommandType

from . import schemas, trackers, vehicles
from .vehicles import FLEET_ROLES

COMMANDS = (
    CommandType("tracking.create_vehicle", "desk", schemas.NewVehicleSchema, vehicles.create_vehicle, FLEET_ROLES),
    CommandType("tracking.change_vehicle", "desk", schemas.VehicleChangeSchema, vehicles.change_vehicle, FLEET_ROLES),
    CommandType("tracking.end_vehicle", "desk", schemas.NoBodySchema, vehicles.end_vehicle, FLEET_ROLES),
    CommandType("tracking.change_tracker", "desk", schemas.TrackerChangeSchema, trackers.change_tracker, FLEET_ROLES),
    CommandType("tracking.create_tracker", "desk", schemas.NewTrackerSchema, trackers.create_tracker, FLEET_ROLES),
    CommandType("tracking.rotate_token", "desk", schemas.NoBodySchema, trackers.rotate_token, FLEET_ROLES),
)
