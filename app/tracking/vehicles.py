"""Cars of the police."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .models import Vehicle

FLEET_ROLES = frozenset({Role.ADMIN, Role.DISPATCHER})
"""Who keeps the list of cars and devices: the administrator, and the command centre that hands them out."""


@dataclass(frozen=True, slots=True)
class VehicleInfo:
    """A police car of a unit."""

    id: UUID
    plate: str
    name: str
    unit_id: UUID
    version: int


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


def create_vehicle(context: Context, payload: dict[str, Any]) -> Applied:
    """Add a car."""
    context.actor.require(FLEET_ROLES, payload["unit_id"])
    if _read(context.session, Vehicle.plate == payload["plate"]):
        raise DomainError("plate_taken")
    vehicle_id = context.new_id("vehicle")
    context.session.execute(insert(Vehicle), [{**payload, "id": vehicle_id, "version": 1}])
    after = {"plate": payload["plate"], "name": payload["name"]}
    context.changed("tracking.vehicle_created", "vehicle", vehicle_id, unit_id=payload["unit_id"], after=after)
    return Applied(Record("vehicle", vehicle_id))


def _read(session: Session, condition: ColumnElement[bool]) -> list[VehicleInfo]:
    return [VehicleInfo(*row) for row in session.execute(select(*_COLUMNS).where(condition).order_by(Vehicle.plate))]
