"""What violations tell other features."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class ViolationReported(Event):
    """A violation was reported or corrected; ``at`` is its corrected time. Its number never enters a score."""

    violation_id: UUID
    officer_id: UUID
    unit_id: UUID
    at: datetime
