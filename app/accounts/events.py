"""What accounts tell other features."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class BrigadeFounded(Event):
    """A unit at the top of a tree was made."""

    unit_id: UUID
