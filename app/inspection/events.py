"""What inspections tell other features."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class InspectionRecorded(Event):
    """Somebody looked; ``officer_ids`` are those who have something to answer."""

    inspection_id: UUID
    unit_id: UUID
    officer_ids: tuple[UUID, ...]
