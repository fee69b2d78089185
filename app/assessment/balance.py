"""The balance of the network (路网勤务均衡): which sections had police lately, and which had nothing.

A section has something on a duty day if a plan demanded it, or a post on it (cancelled demands left out), or if a car
was seen on it (a coverage credit above zero). Where the tracks can't tell, that is *unknown*, not nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.duty.service import last_due_days, sections_of, sections_of_requirements, today

from .models import CreditRow
from .section_credit import INDICATOR

LOOK_BACK = timedelta(days=60)
"""Passes are looked up as far back; what lies before is said to be longer ago."""
UNKNOWN_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SectionBalance:
    """When a section last had something to do and last had a car; None for never, or before the look-back.

    ``passes_unknown``: of some patrol of the last 30 days the tracks can't tell."""

    section_id: UUID
    unit_id: UUID
    last_due_day: date | None
    last_passed_day: date | None
    passes_unknown: bool


def network_balance(session: Session, unit_ids: Collection[UUID], now: datetime) -> list[SectionBalance]:
    """Every section of these units that is in use, in no order."""
    sections = [each for each in sections_of(session, unit_ids) if each.ended_at is None]
    due = last_due_days(session, [each.id for each in sections], now)
    this_day = today(now)
    rows = session.execute(
        select(CreditRow.requirement_id, CreditRow.duty_day, CreditRow.state, CreditRow.value).where(
            CreditRow.unit_id.in_(unit_ids),
            CreditRow.indicator == INDICATOR,
            CreditRow.duty_day >= this_day - LOOK_BACK,
        )
    ).all()
    where = sections_of_requirements(session, [row.requirement_id for row in rows])
    passed = _latest((where[r.requirement_id], r.duty_day) for r in rows if _is_passed(r.state, r.value))
    unknown = {
        where[row.requirement_id] for row in rows if row.state == "unknown" and row.duty_day > this_day - UNKNOWN_WITHIN
    }
    return [SectionBalance(s.id, s.unit_id, due.get(s.id), passed.get(s.id), s.id in unknown) for s in sections]


def _is_passed(state: str, value: str | None) -> bool:
    return state == "credited" and value is not None and Decimal(value) > 0


def _latest(days: Iterable[tuple[UUID, date]]) -> dict[UUID, date]:
    latest: dict[UUID, date] = {}
    for section_id, day in days:
        latest[section_id] = max(day, latest.get(section_id, day))
    return latest
