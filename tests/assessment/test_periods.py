"""Which duty days an assessment period has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assessment.periods import Period, PeriodRule

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def test_a_calendar_month_ends_on_its_last_day_in_a_leap_year_too() -> None:
    assert PeriodRule(1).period_of(2028, 2) == Period(date(2028, 2, 1), date(2028, 2, 29))


def test_january_from_the_26th_begins_in_december_of_the_year_before() -> None:
    assert PeriodRule(26).period_of(2026, 1) == Period(date(2025, 12, 26), date(2026, 1, 25))


@pytest.mark.parametrize(("day", "month"), [(25, 12), (26, 1)])
def test_the_26th_of_december_belongs_to_january(day: int, month: int) -> None:
    assert PeriodRule(26).period_containing(date(2026, 12, day)).last_day.month == month


@given(DAYS, st.integers(1, 28))
def test_every_day_lies_in_exactly_one_period_and_the_next_one_follows_without_a_gap(day: date, start_day: int) -> None:
    rule = PeriodRule(start_day)
    period = rule.period_containing(day)
    following = rule.period_containing(period.last_day + timedelta(days=1))
    assert day in period
    assert following.first_day == period.last_day + timedelta(days=1)
    assert rule.period_containing(period.first_day) == period
