"""Positions in; cars, devices and tracks at the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask, request
from flask.views import MethodView

from app.kernel.blueprint import Blueprint, read_json
from app.kernel.database import db
from app.kernel.errors import DomainError
from app.kernel.house import house
from app.kernel.openapi import EXTENSION as API
from app.kernel.openapi import IF_MATCH
from app.kernel.problems import ProblemApi
from app.kernel.web import current_actor, desk_command, required_version

from . import schemas
from .ingest import Report, report_positions
from .trackers import (
    TrackerInfo,
    holds_token,
    new_token,
    tracker_by_token,
    trackers_by_ids,
    trackers_of,
)
from .tracks import OpenedTrack, open_track
from .vehicles import FLEET_ROLES, VehicleInfo, seen_units, vehicles_by_ids, vehicles_of

MAX_SPAN = timedelta(hours=48)
BEARER = "tracker"
Tag = dict[str, str]

blp = Blueprint("tracking", __name__, url_prefix="/api/v1", description="Cars, devices and where they were.")


def describe_token(app: Flask) -> None:
    """Tell the API's description what a tracker's token is."""
    api: ProblemApi = app.extensions[API]
    api.spec.components.security_scheme(BEARER, {"type": "http", "scheme": "bearer"})


@blp.route("/positions")
class Positions(MethodView):
    @blp.doc(
        security=[{BEARER: []}],
        requestBody={"required": True, "content": {"application/json": {"schema": schemas.PositionBatchSchema}}},
    )
    @blp.response(200, schemas.ReportSchema)
    def post(self) -> Report:
        """Take in a tracker's positions, however late and however often they are sent."""
        tracker = _reporting_tracker()
        said = read_json(request)
        if not isinstance(said, dict) or set(said) != {"positions"}:
            raise DomainError("positions_invalid", reason="not_a_batch")
        return report_positions(house().bus, house().clock, tracker.id, said["positions"])


@blp.route("/vehicles")
class Vehicles(MethodView):
    @blp.response(200, schemas.VehicleSchema(many=True))
    def get(self) -> list[VehicleInfo]:
        """The cars of all units that one sees."""
        return vehicles_of(db.session(), seen_units(current_actor()))

    @blp.arguments(schemas.NewVehicleSchema)
    @blp.response(201, schemas.VehicleSchema)
    def post(self, payload: dict[str, Any]) -> tuple[VehicleInfo, Tag]:
        """Add a car."""
        return _vehicle(desk_command("tracking.create_vehicle", payload).id)


@blp.route("/vehicles/<uuid:vehicle_id>")
class Vehicle(MethodView):
    @blp.response(200, schemas.VehicleSchema)
    def get(self, vehicle_id: UUID) -> tuple[VehicleInfo, Tag]:
        """One car, with the version to be named in ``If-Match``."""
        return _vehicle(vehicle_id)

    @blp.arguments(schemas.VehicleChangeSchema)
    @blp.response(200, schemas.VehicleSchema)
    def patch(self, changes: dict[str, Any], vehicle_id: UUID) -> tuple[VehicleInfo, Tag]:
        """Change a car as seen in the version of ``If-Match``."""
        payload = {"id": vehicle_id, "version": required_version(), "changes": changes}
        return _vehicle(desk_command("tracking.change_vehicle", payload).id)

    @blp.doc(parameters=[IF_MATCH])
    @blp.response(204)
    def delete(self, vehicle_id: UUID) -> None:
        """Give a car away; what it did stays."""
        desk_command("tracking.end_vehicle", {"id": vehicle_id, "version": required_version()})


@blp.route("/vehicles/<uuid:vehicle_id>/positions")
class Track(MethodView):
    @blp.arguments(schemas.TrackQuerySchema, location="query")
    @blp.response(200, schemas.TrackSchema)
    def get(self, query: dict[str, Any], vehicle_id: UUID) -> OpenedTrack:
        """Open a car's track, at most two days of it; who did so and why is kept."""
        start, end = query["start"], query["end"]
        if not timedelta(0) < end - start <= MAX_SPAN:
            raise DomainError("request_invalid", fields={"to": [f"not within {MAX_SPAN} after from"]})
        return open_track(house().bus, house().clock, current_actor(), vehicle_id, start, end, query["reason"])


@blp.route("/trackers")
class Trackers(MethodView):
    @blp.response(200, schemas.TrackerSchema(many=True))
    def get(self) -> list[TrackerInfo]:
        """The devices of the units whose cars one keeps."""
        return trackers_of(db.session(), current_actor().units(FLEET_ROLES))

    @blp.arguments(schemas.NewTrackerSchema)
    @blp.response(201, schemas.TrackerTokenSchema)
    def post(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Add a device; its token is told now and never again."""
        return _with_new_token("tracking.create_tracker", payload)


@blp.route("/trackers/<uuid:tracker_id>")
class Tracker(MethodView):
    @blp.response(200, schemas.TrackerSchema)
    def get(self, tracker_id: UUID) -> tuple[TrackerInfo, Tag]:
        """One device, with the version to be named in ``If-Match``."""
        return _tracker(tracker_id)

    @blp.arguments(schemas.TrackerChangeSchema)
    @blp.response(200, schemas.TrackerSchema)
    def patch(self, changes: dict[str, Any], tracker_id: UUID) -> tuple[TrackerInfo, Tag]:
        """Change a device as seen in the version of ``If-Match``."""
        payload = {"id": tracker_id, "version": required_version(), "changes": changes}
        return _tracker(desk_command("tracking.change_tracker", payload).id)


@blp.route("/trackers/<uuid:tracker_id>/token")
class TrackerToken(MethodView):
    @blp.response(200, schemas.TrackerTokenSchema)
    def post(self, tracker_id: UUID) -> dict[str, Any]:
        """Give a device another token; the one before is void at once."""
        return _with_new_token("tracking.rotate_token", {"id": tracker_id})


def _vehicle(vehicle_id: UUID) -> tuple[VehicleInfo, Tag]:
    found = vehicles_by_ids(db.session(), [vehicle_id]).get(vehicle_id)
    if found is None or found.unit_id not in seen_units(current_actor()):
        raise DomainError("not_found")
    return found, {"ETag": f'"{found.version}"'}


def _tracker(tracker_id: UUID) -> tuple[TrackerInfo, Tag]:
    found = trackers_by_ids(db.session(), [tracker_id]).get(tracker_id)
    if found is None or found.unit_id not in current_actor().units(FLEET_ROLES):
        raise DomainError("not_found")
    return found, {"ETag": f'"{found.version}"'}


def _reporting_tracker() -> TrackerInfo:
    """Whose token the request carries; ``tracker_unknown`` for nobody's."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    tracker = tracker_by_token(db.session(), token.strip()) if scheme.lower() == "bearer" else None
    if tracker is None:
        raise DomainError("tracker_unknown")
    return tracker


def _with_new_token(command: str, payload: dict[str, Any]) -> dict[str, Any]:
    """Run the command with a fresh token's hash; a replay keeps the first token, which nobody can tell again."""
    token, kept_hash = new_token()
    tracker_id = desk_command(command, {**payload, "token_hash": kept_hash}).id
    tracker = trackers_by_ids(db.session(), [tracker_id])[tracker_id]
    return {"tracker": tracker, "token": token if holds_token(db.session(), tracker_id, token) else None}
