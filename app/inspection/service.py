"""What other features may ask of inspections; the work stands in the module of each noun."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy.orm import Session

from . import rules
from .info import FindingInfo, InspectionInfo
from .kinds import finding_kinds
from .models import Inspection
from .queries import INSPECTIONS, unsettled_inspections

__all__ = ["InspectionInfo", "ScoredFinding", "inspections_between", "scored_findings", "unsettled_inspections"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ScoredFinding:
    """A finding as an assessment reads it. ``officer_ids`` are those whom it concerns, empty for the whole unit."""

    id: UUID
    inspection_id: UUID
    unit_id: UUID
    officer_ids: frozenset[UUID]
    at: datetime
    duty_day: date
    kind: str
    counts_as: Literal["good", "bad", "waiting"]


def inspections_between(
    session: Session, unit_ids: Collection[UUID], start: datetime, end: datetime
) -> list[InspectionInfo]:
    """The inspections of these units from start to before end that stand, in the order of their times."""
    at = Inspection.corrected_at
    return INSPECTIONS.read(
        session, Inspection.inspected_unit_id.in_(unit_ids), at >= start, at < end, INSPECTIONS.stands
    )


def scored_findings(session: Session, unit_ids: Collection[UUID], first: date, last: date) -> list[ScoredFinding]:
    """What was found in these units on the duty days from first to last, as far as it counts or waits to."""
    start = datetime.combine(first, time(), UTC) - _DAY
    end = datetime.combine(last, time(), UTC) + 2 * _DAY
    looks = [each for each in inspections_between(session, unit_ids, start, end) if first <= each.duty_day <= last]
    found = (_scored(look, finding) for look in looks for finding in look.findings if _counts(finding))
    return [each for each in found if each is not None]


def _counts(finding: FindingInfo) -> bool:
    kind = finding_kinds().get(finding.kind)
    return kind is not None and kind.scored


def _scored(look: InspectionInfo, finding: FindingInfo) -> ScoredFinding | None:
    counts_as = rules.counts_as(finding.verdict, finding.state)
    if counts_as == "nothing":
        return None
    whose = (look.id, look.inspected_unit_id, look.concerned_by(finding))
    return ScoredFinding(finding.id, *whose, look.corrected_at, look.duty_day, finding.kind, counts_as)
