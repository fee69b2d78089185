"""Cars of the police."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import tenures
from .models import Vehicle
from .versions import tell_change, write_next

FLEET_ROLES = frozenset({Role.ADMIN, Role.DISPATCHER})
"""Who keeps the list of cars and devices: the administrator, and the command centre that hands them out."""


@dataclass(frozen=True, slots=True)
class VehicleInfo:
    """A police car of a unit; ``ended_at`` once it was given away."""

    id: UUID
    plate: str
    name: str
    unit_id: UUID
    version: int
    ended_at: datetime | None


_COLUMNS = [getattr(Vehicle, each.name) for each in fields(VehicleInfo)]


def seen_units(actor: Actor) -> frozenset[UUID]:
    """The units whose cars the actor sees: those over which any role is held."""
    return actor.units(Role)


def vehicles_by_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, VehicleInfo]:
    """The cars of these ids; unknown ids are left out."""
    return {vehicle.id: vehicle for vehicle in _read(session, Vehicle.id.in_(ids))}


def vehicles_of(session: Session, unit_ids: Collection[UUID]) -> list[VehicleInfo]:
    """The cars of these units, by plate."""
    return _read(session, Vehicle.unit_id.in_(unit_ids))


def vehicle_by_plate(session: Session, plate: str) -> VehicleInfo | None:
    """The car with this plate, if there is one."""
    return next(iter(_read(session, Vehicle.plate == plate)), None)


def create_vehicle(context: Context, payload: dict[str, Any]) -> Applied:
    """Add a car."""
    context.actor.require(FLEET_ROLES, payload["unit_id"])
    _check_plate(context.session, payload["plate"])
    vehicle_id = context.new_id("vehicle")
    context.session.execute(insert(Vehicle), [{**payload, "id": vehicle_id, "version": 1}])
    tenures.begin(context, vehicle_id, payload["unit_id"], None)
    after = {"plate": payload["plate"], "name": payload["name"]}
    context.changed("tracking.vehicle_created", "vehicle", vehicle_id, unit_id=payload["unit_id"], after=after)
    return Applied(Record("vehicle", vehicle_id))


def change_vehicle(context: Context, payload: dict[str, Any]) -> Applied:
    """Change name, plate or unit of the car that stands at ``version``; its tracks stay with it."""
    before, changes = _kept(context, payload["id"]), payload["changes"]
    context.actor.require(FLEET_ROLES, changes.get("unit_id", before.unit_id))
    if changes.get("plate", before.plate) != before.plate:
        _check_plate(context.session, changes["plate"])
    write_next(context.session, Vehicle, before.id, payload["version"], changes)
    if changes.get("unit_id", before.unit_id) != before.unit_id:
        tenures.end(context, before.id)
        tenures.begin(context, before.id, changes["unit_id"], context.now)
    tell_change(context, "tracking.vehicle_changed", "vehicle", before, changes)
    return Applied(Record("vehicle", before.id))


def end_vehicle(context: Context, payload: dict[str, Any]) -> Applied:
    """Give a car away; what it did stays, and no plan can name it any more."""
    vehicle = _kept(context, payload["id"])
    if vehicle.ended_at is not None:
        raise DomainError("vehicle_unknown")
    write_next(context.session, Vehicle, vehicle.id, payload["version"], {"ended_at": context.now})
    tenures.end(context, vehicle.id)
    context.changed("tracking.vehicle_ended", "vehicle", vehicle.id, unit_id=vehicle.unit_id)
    return Applied(Record("vehicle", vehicle.id))


def _kept(context: Context, vehicle_id: UUID) -> VehicleInfo:
    vehicle = vehicles_by_ids(context.session, [vehicle_id]).get(vehicle_id)
    if vehicle is None or vehicle.unit_id not in seen_units(context.actor):
        raise DomainError("not_found")
    context.actor.require(FLEET_ROLES, vehicle.unit_id)
    return vehicle


def _check_plate(session: Session, plate: str) -> None:
    if _read(session, Vehicle.plate == plate):
        raise DomainError("plate_taken")


def _read(session: Session, condition: ColumnElement[bool]) -> list[VehicleInfo]:
    return [VehicleInfo(*row) for row in session.execute(select(*_COLUMNS).where(condition).order_by(Vehicle.plate))]
