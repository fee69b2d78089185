from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.duty.periods import KEY_PERIODS, Hours, duty_day, window_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 3, 2)

instants = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
clock_times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("instant", "day"),
    [(local(2, 6), 2), (local(2, 23, 59), 2), (local(3, 2), 2), (local(3, 5, 59), 2), (local(3, 6), 3)],
)
def test_the_small_hours_belong_to_the_day_before(instant: datetime, day: int) -> None:
    assert duty_day(instant, 6, SHANGHAI) == date(2026, 3, day)


def test_days_that_start_at_midnight_are_calendar_days_in_shanghai_not_in_utc() -> None:
    assert duty_day(local(3, 0), 0, SHANGHAI) == date(2026, 3, 3)
    assert local(3, 0).date() == date(2026, 3, 2)


def test_a_new_year_night_belongs_to_the_old_year() -> None:
    assert duty_day(datetime(2026, 12, 31, 17, 0, tzinfo=UTC), 6, SHANGHAI) == date(2026, 12, 31)


def test_the_key_periods_are_morning_evening_and_night() -> None:
    windows = {period.code: window_of(period.hours, DAY, 6, SHANGHAI) for period in KEY_PERIODS}
    assert windows == {
        "morning": (local(2, 6), local(2, 8)),
        "evening": (local(2, 19), local(2, 21)),
        "night": (local(2, 23), local(3, 3)),
    }
    assert all(instant.tzinfo is UTC for window in windows.values() for instant in window)


@pytest.mark.parametrize("start_hour", range(24))
def test_the_night_period_is_one_window_of_the_day_in_which_it_starts(start_hour: int) -> None:
    start, end = window_of(Hours(time(23), time(3)), DAY, start_hour, SHANGHAI)
    assert end - start == timedelta(hours=4)
    assert duty_day(start, start_hour, SHANGHAI) == DAY


def test_hours_before_the_day_starts_lie_on_the_next_calendar_day() -> None:
    assert window_of(Hours(time(2), time(4)), DAY, 6, SHANGHAI) == (local(3, 2), local(3, 4))
    assert window_of(Hours(time(2), time(4)), DAY, 0, SHANGHAI) == (local(2, 2), local(2, 4))


def test_hours_that_run_past_the_next_days_start_belong_where_they_start() -> None:
    assert window_of(Hours(time(22), time(7)), DAY, 6, SHANGHAI) == (local(2, 22), local(3, 7))


def test_equal_times_are_a_whole_day() -> None:
    assert window_of(Hours(time(8), time(8)), DAY, 6, SHANGHAI) == (local(2, 8), local(3, 8))


@given(clock_times, clock_times, st.integers(0, 23), st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_a_window_starts_in_its_own_duty_day_and_lasts_at_most_a_day(
    starts: time, ends: time, start_hour: int, day: date
) -> None:
    window = window_of(Hours(starts, ends), day, start_hour, SHANGHAI)
    assert duty_day(window.start, start_hour, SHANGHAI) == day
    assert timedelta(0) < window.end - window.start <= timedelta(days=1)


@given(instants, st.integers(0, 23))
def test_a_duty_day_lasts_twenty_four_hours(instant: datetime, start_hour: int) -> None:
    assert duty_day(instant + timedelta(days=1), start_hour, SHANGHAI) == duty_day(
        instant, start_hour, SHANGHAI
    ) + timedelta(days=1)
