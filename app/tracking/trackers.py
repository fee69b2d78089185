"""Devices that report positions, and the tokens by which they are known."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.orm import Session

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.kernel.signing import sha256_hex, to_base64url

from . import tenures
from .models import Tracker
from .vehicles import FLEET_ROLES, seen_units, vehicles_by_ids
from .versions import tell_change, write_next

_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class TrackerInfo:
    """A device (``kind``: car, recorder, radio, phone or drone), the car that carries it now, and its latest fix."""

    id: UUID
    kind: str
    label: str
    unit_id: UUID
    vehicle_id: UUID | None
    active: bool
    last_fix_at: datetime | None
    version: int
    datum_doubted_at: datetime | None


_COLUMNS = [getattr(Tracker, each.name) for each in fields(TrackerInfo)]


def new_token() -> tuple[str, str]:
    """A random token and the hash that is kept of it; 256 random bits need no slow hash."""
    token = to_base64url(secrets.token_bytes(_TOKEN_BYTES))
    return token, token_hash(token)


def token_hash(token: str) -> str:
    """What is stored of a token."""
    return sha256_hex(token.encode("utf-8", "surrogateescape"))


def tracker_by_token(session: Session, token: str) -> TrackerInfo | None:
    """The active tracker with this token, if there is one."""
    return next(iter(_read(session, Tracker.token_hash == token_hash(token), Tracker.active.is_(True))), None)


def tracker_by_label(session: Session, label: str) -> TrackerInfo | None:
    """The device with this number, if there is one."""
    return next(iter(_read(session, Tracker.label == label)), None)


def trackers_by_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, TrackerInfo]:
    """The trackers of these ids; unknown ids are left out."""
    return {tracker.id: tracker for tracker in _read(session, Tracker.id.in_(ids))}


def trackers_of(session: Session, unit_ids: Collection[UUID]) -> list[TrackerInfo]:
    """The trackers of these units, by label."""
    return _read(session, Tracker.unit_id.in_(unit_ids))


def active_trackers(session: Session) -> list[TrackerInfo]:
    """All trackers in use, by label."""
    return _read(session, Tracker.active.is_(True))


def holds_token(session: Session, tracker_id: UUID, token: str) -> bool:
    """Whether the tracker's token is this one."""
    return session.scalar(select(Tracker.token_hash).where(Tracker.id == tracker_id)) == token_hash(token)


def create_tracker(context: Context, payload: dict[str, Any]) -> Applied:
    """Add a device of a unit, carried by a car of the same unit or by nobody yet."""
    context.actor.require(FLEET_ROLES, payload["unit_id"])
    _check_vehicle(context, payload["vehicle_id"], payload["unit_id"])
    if _read(context.session, Tracker.label == payload["label"]):
        raise DomainError("tracker_label_taken")
    tracker_id = context.new_id("tracker")
    row = {**payload, "id": tracker_id, "active": True, "last_fix_at": None, "version": 1}
    context.session.execute(insert(Tracker), [row])
    tenures.begin(context, tracker_id, payload["vehicle_id"], None)
    vehicle_id = str(payload["vehicle_id"]) if payload["vehicle_id"] else None
    after = {"kind": payload["kind"], "label": payload["label"], "vehicle_id": vehicle_id}
    context.changed("tracking.tracker_created", "tracker", tracker_id, unit_id=payload["unit_id"], after=after)
    return Applied(Record("tracker", tracker_id))


def change_tracker(context: Context, payload: dict[str, Any]) -> Applied:
    """Change label, unit, the car that carries the device, or whether it is in use, as seen at ``version``.

    A device that is taken out of use is heard no more; what it said stays with the car that carried it then."""
    before, changes = _kept(context, payload["id"]), payload["changes"]
    unit_id = changes.get("unit_id", before.unit_id)
    context.actor.require(FLEET_ROLES, unit_id)
    _check_vehicle(context, changes.get("vehicle_id", before.vehicle_id), unit_id)
    label = changes.get("label", before.label)
    if label != before.label and _read(context.session, Tracker.label == label):
        raise DomainError("tracker_label_taken")
    write_next(context.session, Tracker, before.id, payload["version"], changes)
    _change_hands(context, before, changes)
    tell_change(context, "tracking.tracker_changed", "tracker", before, changes)
    return Applied(Record("tracker", before.id))


def _change_hands(context: Context, before: TrackerInfo, changes: dict[str, Any]) -> None:
    """Note which car carries the device from now on; one out of use is carried by none."""
    was = before.vehicle_id if before.active else None
    now = changes.get("vehicle_id", before.vehicle_id) if changes.get("active", before.active) else None
    if was != now:
        tenures.end(context, before.id)
        tenures.begin(context, before.id, now, context.now)


def _kept(context: Context, tracker_id: UUID) -> TrackerInfo:
    tracker = trackers_by_ids(context.session, [tracker_id]).get(tracker_id)
    if tracker is None or tracker.unit_id not in seen_units(context.actor):
        raise DomainError("not_found")
    context.actor.require(FLEET_ROLES, tracker.unit_id)
    return tracker


def rotate_token(context: Context, payload: dict[str, Any]) -> Applied:
    """Give a tracker another token; the one before is void at once."""
    tracker = _kept(context, payload["id"])
    renewed = {"token_hash": payload["token_hash"], "version": tracker.version + 1}
    context.session.execute(update(Tracker).where(Tracker.id == tracker.id).values(**renewed))
    context.changed("tracking.token_rotated", "tracker", tracker.id, unit_id=tracker.unit_id)
    return Applied(Record("tracker", tracker.id))


def _check_vehicle(context: Context, vehicle_id: UUID | None, unit_id: UUID) -> None:
    if vehicle_id is not None:
        vehicle = vehicles_by_ids(context.session, [vehicle_id]).get(vehicle_id)
        if vehicle is None or vehicle.unit_id != unit_id:
            raise DomainError("vehicle_unknown")


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[TrackerInfo]:
    return [TrackerInfo(*row) for row in session.execute(select(*_COLUMNS).where(*conditions).order_by(Tracker.label))]
