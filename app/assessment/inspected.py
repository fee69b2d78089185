"""Findings of inspections as the account reads them: what was due of each is that everything is in order."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.geo.presence import TimeSpan
from app.inspection.service import ScoredFinding, scored_findings

from .credits import Reported
from .evidence import FindingRequirement
from .finding_credit import credit_finding
from .periods import Period


def inspected(session: Session, unit_ids: Collection[UUID], period: Period, _now: datetime) -> list[Reported]:
    """What was found in these units on the duty days of the period."""
    found = scored_findings(session, unit_ids, period.first_day, period.last_day)
    return [Reported(each, credit_finding(each)) for each in map(_pure, found)]


def _pure(finding: ScoredFinding) -> FindingRequirement:
    return FindingRequirement(
        id=str(finding.id),
        unit_id=str(finding.unit_id),
        officer_ids=frozenset(str(each) for each in finding.officer_ids),
        duty_day=finding.duty_day,
        window=TimeSpan(finding.at, finding.at + timedelta(milliseconds=1)),
        inspection_id=str(finding.inspection_id),
        counts_as=finding.counts_as,
    )
