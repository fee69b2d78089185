"""What duty tells other features."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class RequirementsChanged(Event):
    """These were made, cancelled, exempted, or lost an exemption: what follows from them is to be reckoned anew."""

    requirement_ids: tuple[UUID, ...]
