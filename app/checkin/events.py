"""What check-ins tell other features."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class CheckInsChanged(Event):
    """A check-in or check-out at a post was said, corrected or withdrawn; it was made in [earliest, latest]."""

    post_id: UUID
    officer_id: UUID
    earliest: datetime
    latest: datetime
