"""What a plan that is being written would demand in the days to come, before anybody saves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.kernel.errors import DomainError

from . import days
from .calendars import calendar_for
from .periods import Hours
from .rules import InvalidPlan, PostPlan, requirements_for

LOOK_AHEAD = 7
FAR_AHEAD = 400
_NOBODYS = UUID(int=0)


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """When police would have to be there on a duty day, in UTC; ``begun`` where that is past changing."""

    duty_day: date
    starts_at: datetime
    ends_at: datetime
    begun: bool
    day_kind: str
    festival: str


def planned_days(session: Session, now: datetime, said: dict[str, Any]) -> list[PlannedDay]:
    """The next seven duty days on which hours, days and validity demand somebody; raise ``plan_invalid``.

    A plan for public holidays looks ahead as far as the calendar may have one, and shows the first seven days."""
    try:
        plan = PostPlan(
            id=_NOBODYS,
            version=1,
            unit_id=_NOBODYS,
            post_id=_NOBODYS,
            hours=Hours(said["starts"], said["ends"]),
            weekdays=frozenset(int(each) for each in said["weekdays"].split(",")),
            day_rule=said["day_rule"],
            valid_from=said["valid_from"],
            valid_to=said["valid_to"],
        )
    except InvalidPlan as reason:
        raise DomainError("plan_invalid", reason=str(reason)) from None
    first = days.today(now)
    ahead = FAR_AHEAD if plan.day_rule == "holidays" else LOOK_AHEAD
    calendar = calendar_for(session, first, first + timedelta(days=ahead))
    coming = (first + timedelta(days=n) for n in range(ahead))
    due = (each for day in coming for each in requirements_for(plan, day, days.start_hour(), days.zone(), calendar))
    still = islice((each for each in due if each.window.end > now), LOOK_AHEAD)
    return [
        PlannedDay(
            each.duty_day,
            each.window.start,
            each.window.end,
            each.window.start <= now,
            calendar.kind_of(each.duty_day),
            calendar.name_of(each.duty_day),
        )
        for each in still
    ]
