"""What reviews tell other features."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class RecordReviewed(Event):
    """A verdict (one of ``rules.VERDICTS``) was given on a record of ``kind``; ``first_id`` is the record with which
    its corrections began."""

    kind: str
    record_id: UUID
    first_id: UUID
    officer_id: UUID
    verdict: str
    comment: str
