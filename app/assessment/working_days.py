"""Working days as the law counts them for a deadline: weekdays without holidays, and the make-up days of a holiday.

The day on which something is published or asked isn't counted (行政机关以工作日计算期限：自次日起算)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_FRIDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off that are weekdays (法定节假日), and days on that are none (调休上班)."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether people work on this day; a make-up day beats a holiday."""
        return day in self.workdays or (day not in self.holidays and day.isoweekday() <= _FRIDAY)


WEEKDAYS = WorkCalendar()
"""Where nobody has entered a calendar: Monday to Friday."""


def working_day_after(day: date, count: int, calendar: WorkCalendar) -> date:
    """The ``count``-th working day after ``day`` (1 is the next one)."""
    left = count
    while left > 0:
        day += _DAY
        left -= calendar.is_working(day)
    return day
