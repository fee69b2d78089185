"""Saying a year's holidays and make-up workdays, and what follows for plans that depend on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from app.kernel.command import Applied, Context
from app.kernel.errors import DomainError

from . import days
from .calendars import YearInfo, changed_days, write_year, year_of
from .generation import cancel_coming, last_day, make_coming
from .models import Plan
from .plans import lock_plans
from .versions import write_next
from .workdays import ListedDay


def set_calendar(context: Context, payload: dict[str, Any]) -> Applied:
    """Say all days of a year that aren't as their weekday says, each once."""
    said = [each["day"] for each in payload["days"]]
    if len(set(said)) < len(said) or any(day.year != payload["year"] for day in said):
        raise DomainError("request_invalid", fields={"days": ["each day of that year at most once"]})
    listed = tuple(sorted((ListedDay(**each) for each in payload["days"]), key=lambda each: each.day))
    return _say(context, YearInfo(payload["year"], payload["version"], True, payload["source"], listed))


def set_day(context: Context, day: ListedDay) -> bool:
    """Say what one day is, leaving the others; False where the list says so already."""
    before = year_of(context.session, day.day.year)
    if day in before.days:
        return False
    others = tuple(each for each in before.days if each.day != day.day)
    _say(context, replace(before, days=tuple(sorted((*others, day), key=lambda each: each.day))))
    return True


def _say(context: Context, said: YearInfo) -> Applied:
    before = year_of(context.session, said.year)
    applied = write_year(context, said)
    _make_anew(context, changed_days(before, said))
    return applied


def _make_anew(context: Context, changed: list[date]) -> None:
    """Let plans that go by the calendar demand what they now mean, where it stands ready already.

    Each gets a next version, so that what was demanded before keeps its id and its reason."""
    ready = {days.today(context.now), last_day(context)}
    if not ready & set(changed):
        return
    by_calendar = select(Plan.id).where(Plan.ended_at.is_(None), Plan.day_rule != "weekdays")
    for plan in lock_plans(context.session, list(context.session.scalars(by_calendar))):
        written: dict[str, Any] = {"announced_at": context.now, "made_through": None}
        write_next(context.session, Plan, plan.id, plan.version, written)
        context.changed("duty.plan_changed", "plan", plan.id, unit_id=plan.unit_id, after={"calendar": "changed"})
        cancel_coming(context, plan, whole_days=True)
        make_coming(context, [replace(plan, version=plan.version + 1, **written)])
