"""What a plan that is being written would demand in the days to come, before anybody saves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from app.kernel.errors import DomainError

from . import days
from .periods import Hours
from .rules import InvalidPlan, PostPlan, requirements_for

LOOK_AHEAD = 7
_NOBODYS = UUID(int=0)


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """When police would have to be there on a duty day, in UTC; ``begun`` where that is past changing."""

    duty_day: date
    starts_at: datetime
    ends_at: datetime
    begun: bool


def planned_days(now: datetime, said: dict[str, Any]) -> list[PlannedDay]:
    """The next seven duty days on which hours, weekdays and validity demand somebody; raise ``plan_invalid``."""
    try:
        plan = PostPlan(
            id=_NOBODYS,
            version=1,
            unit_id=_NOBODYS,
            post_id=_NOBODYS,
            hours=Hours(said["starts"], said["ends"]),
            weekdays=frozenset(int(each) for each in said["weekdays"].split(",")),
            valid_from=said["valid_from"],
            valid_to=said["valid_to"],
        )
    except InvalidPlan as reason:
        raise DomainError("plan_invalid", reason=str(reason)) from None
    first = days.today(now)
    coming = (first + timedelta(days=n) for n in range(LOOK_AHEAD))
    due = (each for day in coming for each in requirements_for(plan, day, days.start_hour(), days.zone()))
    return [
        PlannedDay(each.duty_day, each.window.start, each.window.end, each.window.start <= now)
        for each in due
        if each.window.end > now
    ]
