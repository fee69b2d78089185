"""What duty tells other features."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class RequirementsChanged(Event):
    """These were made, cancelled, exempted, or lost an exemption: what follows from them is to be reckoned anew."""

    requirement_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class PlacesChanged(Event):
    """A post or a section lies elsewhere now; ``record_id`` is its id."""

    record_id: UUID
