"""What tracking tells other features."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class TrackOpened(Event):
    """Somebody looks at where a car of ``unit_id`` was between two instants: whose track that is, beside the ``crew``
    that is known, others know."""

    look_id: UUID
    vehicle_id: UUID
    unit_id: UUID
    starts_at: datetime
    ends_at: datetime
    crew: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionsArrived(Event):
    """New fixes of a tracker, perhaps hours late: what was reckoned from its car's track in between is out of date."""

    tracker_id: UUID
    vehicle_id: UUID | None
    first_fix_at: datetime
    last_fix_at: datetime
