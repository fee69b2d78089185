"""Which days people work on, for the deadlines of reviews."""

from __future__ import annotations

from .working_days import WEEKDAYS, WorkCalendar


def work_calendar() -> WorkCalendar:
    """The calendar in force."""
    return WEEKDAYS
