"""Deadlines in working days, as the law counts them: from the day after, without days off, with make-up days."""

from __future__ import annotations

from datetime import date, timedelta

from app.duty.service import WorkCalendar

_DAY = timedelta(days=1)


def working_day_after(day: date, count: int, calendar: WorkCalendar) -> date:
    """The ``count``-th day after ``day`` on which people work (1 is the next one)."""
    left = count
    while left > 0:
        day += _DAY
        left -= calendar.is_worked(day)
    return day
