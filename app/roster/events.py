"""What rosters tell other features."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class RequestMoved(Event):
    """A swap or a leave was asked for, answered or decided; ``officer_ids`` are those who should know."""

    request_id: UUID
    officer_ids: tuple[UUID, ...]
