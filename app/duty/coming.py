"""What running plans will demand on days to come, as they stand and as the calendar stands; nothing is made."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from . import days
from .calendars import calendar_for
from .generation import rule_of
from .plans import PlanInfo, plans_of
from .rules import requirements_for


@dataclass(frozen=True, slots=True)
class ComingDuty:
    """What one plan demands on one duty day, from the first minute to the last; ``dark`` as rule R03 sees it."""

    plan_id: UUID
    name: str
    unit_id: UUID
    kind: str
    manner: str
    duty_day: date
    starts_at: datetime
    ends_at: datetime
    officer_ids: tuple[UUID, ...]
    dark: bool


def coming_duty(session: Session, unit_ids: Collection[UUID], first: date, last: date) -> list[ComingDuty]:
    """What the running plans of these units demand on the duty days from first to last, plan by plan."""
    calendar = calendar_for(session, first, last)
    every_day = [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def of_plan(plan: PlanInfo) -> Iterator[ComingDuty]:
        rule = rule_of(plan)
        for day in every_day:
            due = requirements_for(rule, day, days.start_hour(), days.zone(), calendar)
            if due:
                starts_at, ends_at = due[0].window.start, due[-1].window.end
                dark = days.is_dark(starts_at, ends_at)
                told = (plan.id, plan.name, plan.unit_id, plan.kind, plan.manner, day, starts_at, ends_at)
                yield ComingDuty(*told, plan.officer_ids, dark)

    return [each for plan in plans_of(session, unit_ids) for each in of_plan(plan)]
