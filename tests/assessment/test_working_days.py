"""Working days: weekends and holidays don't count, make-up days do, and the day itself never does."""

from __future__ import annotations

from datetime import date

import pytest

from app.assessment.working_days import working_day_after
from app.duty.service import WorkCalendar
from app.duty.workdays import ListedDay

# National Day of 2026 as the State Council might set it: off 1 to 7 October, made up on Sunday 27 September and
# Saturday 10 October.
OFF = [date(2026, 10, day) for day in range(1, 8)]
ON = [date(2026, 9, 27), date(2026, 10, 10)]
LISTED = [*(ListedDay(day, "off", "国庆节") for day in OFF), *(ListedDay(day, "work", "国庆节") for day in ON)]
AUTUMN = WorkCalendar({each.day: each for each in LISTED})


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 26), 1, date(2026, 11, 27)),
        (date(2026, 11, 26), 3, date(2026, 12, 1)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
    ],
)
def test_without_a_calendar_monday_to_friday_count(day: date, count: int, expected: date) -> None:
    assert working_day_after(day, count, WorkCalendar()) == expected


def test_a_holiday_pushes_the_deadline_behind_it() -> None:
    assert working_day_after(date(2026, 9, 30), 3, AUTUMN) == date(2026, 10, 10)


def test_a_make_up_day_counts_though_it_is_a_weekend() -> None:
    assert working_day_after(date(2026, 9, 25), 1, AUTUMN) == date(2026, 9, 27)
