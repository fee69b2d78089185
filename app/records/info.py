"""A field record as others see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FieldRecordInfo:
    """What every field record tells; the members are those of ``columns.FieldRecord``. A feature adds its own."""

    id: UUID
    officer_id: UUID
    unit_id: UUID
    claimed_at: datetime
    corrected_at: datetime
    bracket_from: datetime | None
    bracket_to: datetime
    clock_certain: bool
    latitude: float | None
    longitude: float | None
    accuracy_m: float | None
    withdrawn_at: datetime | None
    withdrawn_reason: str | None
    superseded_by: UUID | None

    @property
    def stands(self) -> bool:
        """Whether it was neither withdrawn nor corrected."""
        return self.withdrawn_at is None and self.superseded_by is None


@dataclass(frozen=True, slots=True)
class ReviewedInfo(FieldRecordInfo):
    """A field record that is reviewed; the members are those of ``columns.ReviewedRecord``."""

    voided_at: datetime | None

    @property
    def stands(self) -> bool:
        """Whether it was neither withdrawn nor corrected nor voided."""
        return self.withdrawn_at is None and self.superseded_by is None and self.voided_at is None
