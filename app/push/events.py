"""What push tells other features."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class NoticeTaken(Event):
    """A push service took a notice for one of the officer's phones; whether it arrives is the phone's to say."""

    kind: str
    id: str
    officer_id: UUID
