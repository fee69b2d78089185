"""Who looked at a car's track, when and why: those who were in it are told on their phones."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.kernel.clock import format_instant
from app.kernel.command import Context

from .events import TrackOpened
from .models import TrackLook, TrackLookOfficer
from .vehicles import VehicleInfo, vehicles_by_ids

KIND = "track_look"


@dataclass(frozen=True, slots=True)
class LookInfo:
    """Somebody looked at ``at`` where a car was from ``starts_at`` to ``ends_at``."""

    id: UUID
    vehicle_id: UUID
    plate: str
    by_officer_id: UUID
    by_name: str
    at: datetime
    starts_at: datetime
    ends_at: datetime
    reason: str


def note_look(
    context: Context, vehicle: VehicleInfo, start: datetime, end: datetime, reason: str, crew: Iterable[UUID] = ()
) -> None:
    """Keep that the actor looks at a car's track, and why. ``crew``: who is known to have been in it; who else was is
    for other features to say."""
    look_id = context.new_id(KIND, vehicle.id)
    span = {"starts_at": start, "ends_at": end}
    who = {"by_officer_id": context.actor.officer_id, "at": context.now, "reason": reason}
    context.session.execute(insert(TrackLook), [{"id": look_id, "vehicle_id": vehicle.id, **span, **who}])
    said: dict[str, Any] = {"reason": reason, "from": format_instant(start), "to": format_instant(end)}
    context.changed("tracking.track_opened", "track", vehicle.id, unit_id=vehicle.unit_id, **said)
    context.emit(TrackOpened(look_id, vehicle.id, vehicle.unit_id, start, end, tuple(crew)))


def tell_watched(context: Context, look_id: UUID, unit_id: UUID, officer_ids: Iterable[UUID]) -> None:
    """These officers were in the car: each gets to know of the look. Nobody is told of their own."""
    watched = sorted(set(officer_ids) - {context.actor.officer_id})
    if watched:
        rows = [{"look_id": look_id, "officer_id": each} for each in watched]
        context.session.execute(insert(TrackLookOfficer), rows)
    for each in watched:
        context.changed("tracking.look_told", KIND, look_id, unit_id=unit_id, officer_id=each)


def looks_at(
    session: Session, officer_id: UUID, *, since: datetime | None = None, ids: Collection[UUID] | None = None
) -> list[LookInfo]:
    """The looks at tracks of cars that this officer was in: since an instant, or of these ids; in order."""
    watched = select(TrackLookOfficer.look_id).where(TrackLookOfficer.officer_id == officer_id)
    conditions: list[ColumnElement[bool]] = [TrackLook.id.in_(watched)]
    if since is not None:
        conditions.append(TrackLook.at >= since)
    if ids is not None:
        conditions.append(TrackLook.id.in_(ids))
    found = list(session.scalars(select(TrackLook).where(*conditions).order_by(TrackLook.at, TrackLook.id)))
    cars = vehicles_by_ids(session, {each.vehicle_id for each in found})
    people = officers_by_ids(session, {each.by_officer_id for each in found})
    return [_info(each, cars[each.vehicle_id].plate, people[each.by_officer_id].name) for each in found]


def _info(look: TrackLook, plate: str, by_name: str) -> LookInfo:
    span = (look.at, look.starts_at, look.ends_at)
    return LookInfo(look.id, look.vehicle_id, plate, look.by_officer_id, by_name, *span, look.reason)


def count_looks(session: Session, before: datetime) -> int:
    """How many looks are older than an instant."""
    return session.scalar(select(func.count()).select_from(TrackLook).where(TrackLook.at < before)) or 0


def remove_looks(context: Context, before: datetime) -> int:
    """Forget who looked before an instant; return how many looks that were."""
    removed = count_looks(context.session, before)
    if removed:
        old = select(TrackLook.id).where(TrackLook.at < before)
        context.session.execute(delete(TrackLookOfficer).where(TrackLookOfficer.look_id.in_(old)))
        context.session.execute(delete(TrackLook).where(TrackLook.at < before))
    return removed
