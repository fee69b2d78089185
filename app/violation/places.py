"""Offences by where and what alone, for the study of places: no person, no plate, no officer, no number of a ticket."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import Violation, ViolationOffence
from .queries import VIOLATIONS


@dataclass(frozen=True, slots=True)
class OffencePlace:
    """An offence by its code and its place: the point of the report, and what it says of the road."""

    code: str
    unit_id: UUID
    section_id: UUID | None
    chainage_m: int | None
    latitude: float | None
    longitude: float | None


def offence_places(session: Session, unit_ids: Collection[UUID], start: datetime, end: datetime) -> list[OffencePlace]:
    """The offences that these units reported from start to before end and that still stand, in no order."""
    within = (Violation.unit_id.in_(unit_ids), Violation.corrected_at >= start, Violation.corrected_at < end)
    v = Violation
    place = (v.unit_id, v.section_id, v.chainage_m, v.latitude, v.longitude)
    query = (
        select(ViolationOffence.code, *place)
        .join(Violation, Violation.id == ViolationOffence.violation_id)
        .where(*within, VIOLATIONS.stands)
    )
    return [OffencePlace(*row) for row in session.execute(query)]
