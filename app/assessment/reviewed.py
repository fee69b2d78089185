"""Reported violations as the account reads them: what was due of each is that its evidence holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.duty.service import today
from app.geo.presence import TimeSpan
from app.records.firstlooks import FirstLook, first_looks

from .credits import Reported
from .evidence import RecordRequirement
from .evidence_credit import credit_evidence
from .periods import Period

KIND = "violation"
_DAY = timedelta(days=1)


def reviewed_violations(session: Session, unit_ids: Collection[UUID], period: Period, _now: datetime) -> list[Reported]:
    """The violations that these units reported on the duty days of the period, each by its first verdict."""
    start = datetime.combine(period.first_day, time(), UTC) - _DAY
    end = datetime.combine(period.last_day, time(), UTC) + 2 * _DAY
    found = (_pure(look) for look in first_looks(session, KIND, unit_ids, start, end))
    return [Reported(each, credit_evidence(each)) for each in found if each.duty_day in period]


def _pure(look: FirstLook) -> RecordRequirement:
    return RecordRequirement(
        id=str(look.record_id),
        unit_id=str(look.unit_id),
        officer_ids=frozenset({str(look.officer_id)}),
        duty_day=today(look.corrected_at),
        window=TimeSpan(look.corrected_at, look.corrected_at + timedelta(milliseconds=1)),
        reviewed_id=None if look.reviewed_id is None else str(look.reviewed_id),
        verdict=look.verdict,
    )
