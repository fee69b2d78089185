"""Planned talks as the account reads them: what was due of each is that it was held by its last day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.duty.service import today
from app.geo.presence import TimeSpan
from app.outreach.plans import PlanItemInfo, planned_between

from .credits import Reported
from .evidence import PlanRequirement
from .outreach_credit import credit_plan
from .periods import Period


def planned_talks(session: Session, unit_ids: Collection[UUID], period: Period, now: datetime) -> list[Reported]:
    """The planned talks of these units whose last day lies in the period."""
    planned = planned_between(session, unit_ids, period.first_day, period.last_day)
    due = (_pure(each) for each in planned if each.ends_on in period)
    return [Reported(each, credit_plan(each, today(now))) for each in due]


def _pure(item: PlanItemInfo) -> PlanRequirement:
    start = datetime.combine(item.starts_on, time(), UTC)
    end = datetime.combine(item.ends_on, time(), UTC) + timedelta(days=1)
    return PlanRequirement(
        id=str(item.id),
        unit_id=str(item.unit_id),
        officer_ids=frozenset(str(each) for each in item.team_ids),
        duty_day=item.ends_on,
        window=TimeSpan(start, end),
        session_ids=tuple(str(each) for each in item.session_ids),
        is_cancelled=item.cancelled_at is not None,
    )
