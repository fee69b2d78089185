"""Violations as a report of a unit's day counts them: never by person, and out of reach of assessment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from .models import Violation
from .queries import VIOLATIONS
from .reference import codes_by_keys


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """A reported violation that stands: when, what became of it, its plate, and what its codes say."""

    id: UUID
    unit_id: UUID
    at: datetime
    outcome: str
    plate_text: str
    contents: tuple[str, ...]


def cases_between(session: Session, unit_ids: Collection[UUID], start: datetime, end: datetime) -> list[CaseInfo]:
    """What these units reported from start to before end and what still stands, in the order of its times."""
    within = (Violation.corrected_at >= start, Violation.corrected_at < end)
    found = VIOLATIONS.read(session, Violation.unit_id.in_(unit_ids), *within, VIOLATIONS.stands)
    codes = {offence.code for each in found for offence in each.offences}
    contents = {row["key"]: row["content"] for row in codes_by_keys(session, codes)}
    return [
        CaseInfo(
            id=each.id,
            unit_id=each.unit_id,
            at=each.corrected_at,
            outcome=each.outcome,
            plate_text=each.plate_text,
            contents=tuple(contents[offence.code] for offence in each.offences),
        )
        for each in found
    ]
