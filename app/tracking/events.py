"""What tracking tells other features."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class PositionsArrived(Event):
    """New fixes of a tracker, perhaps hours late: what was reckoned from its car's track in between is out of date."""

    tracker_id: UUID
    vehicle_id: UUID | None
    first_fix_at: datetime
    last_fix_at: datetime
