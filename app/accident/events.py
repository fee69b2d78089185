"""What the accident register tells other features."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class AccidentRegistered(Event):
    """An accident came into the register, from a file, the desk or the scene, or its number of deaths changed."""

    accident_id: UUID
    unit_id: UUID
    deaths: int
