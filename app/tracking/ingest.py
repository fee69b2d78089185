"""Taking in what trackers report: the fast way to write, one insert and one audit entry for a whole batch.

A batch is said again until it is answered, so a fix that is here already is counted and left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import select, update

from app.kernel.clock import Clock, format_instant
from app.kernel.command import Bus, Context
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError

from .bulk import insert_new
from .events import PositionsArrived
from .models import Tracker
from .rules import Rejection, ReportedPosition, batch_digest, check_batch

Source = Literal["json", "file"]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A position that was not taken; ``index`` counts from 0 in what was sent."""

    index: int
    code: Rejection


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a batch. ``duplicates`` were here already."""

    accepted: int
    duplicates: int
    rejected: tuple[Rejected, ...] = ()


def report_positions(bus: Bus, clock: Clock, tracker_id: UUID, rows: object) -> Report:
    """Take in a tracker's batch (parsed JSON) in a transaction of its own.

    Raises ``positions_invalid``, ``batch_too_large``, and ``tracker_unknown`` if it is in use no longer."""
    batch = check_batch(rows, clock.now())
    stored = store_positions(bus, clock, tracker_id, batch.positions, "json")
    rejected = tuple(Rejected(index, code) for index, code in batch.rejected)
    repeated = len(rows) - len(rejected) - len(batch.positions) if isinstance(rows, list) else 0
    return Report(stored.accepted, stored.duplicates + repeated, rejected)


def store_positions(
    bus: Bus, clock: Clock, tracker_id: UUID, positions: Sequence[ReportedPosition], source: Source
) -> Report:
    """Keep checked positions, in order of time and each once, in a transaction of its own."""
    if not positions:
        return Report(0, 0)
    with system_transaction(bus, clock) as context:
        carrier = _lock(context, tracker_id)
        accepted = insert_new(context.session, tracker_id, carrier.vehicle_id, context.now, source, positions)
        if accepted:
            _note_latest(context, tracker_id, positions[-1])
            _tell(context, tracker_id, carrier, positions, accepted)
    return Report(accepted, len(positions) - accepted)


@dataclass(frozen=True, slots=True)
class _Carrier:
    """Whose tracker it is at the moment of receipt."""

    unit_id: UUID
    vehicle_id: UUID | None


def _lock(context: Context, tracker_id: UUID) -> _Carrier:
    """Queue behind other batches of the same tracker, so that two never wait for each other's rows."""
    query = select(Tracker.unit_id, Tracker.vehicle_id).where(Tracker.id == tracker_id, Tracker.active.is_(True))
    row = context.session.execute(query.with_for_update()).first()
    if row is None:
        raise DomainError("tracker_unknown")
    return _Carrier(row.unit_id, row.vehicle_id)


def _note_latest(context: Context, tracker_id: UUID, latest: ReportedPosition) -> None:
    """Move the tracker's latest fix forward; late data never moves it back."""
    behind = (Tracker.last_fix_at.is_(None)) | (Tracker.last_fix_at < latest.fix_at)
    context.session.execute(update(Tracker).where(Tracker.id == tracker_id, behind).values(last_fix_at=latest.fix_at))


def _tell(
    context: Context, tracker_id: UUID, carrier: _Carrier, positions: Sequence[ReportedPosition], accepted: int
) -> None:
    first, last = positions[0].fix_at, positions[-1].fix_at
    context.changed(
        "tracking.positions_received",
        "positions",
        tracker_id,
        unit_id=carrier.unit_id,
        batch_digest=batch_digest(str(tracker_id), positions),
        accepted=accepted,
        first_fix_at=format_instant(first),
        last_fix_at=format_instant(last),
    )
    context.emit(PositionsArrived(tracker_id, carrier.vehicle_id, first, last))
