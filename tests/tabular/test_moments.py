from __future__ import annotations

from datetime import date, time

import pytest

from app.tabular.moments import clock_in, moment_in
from tests.accident.made import local


@pytest.mark.parametrize(
    "said",
    [
        "2026/3/5 7:30",
        "2026-03-05T07:30:00",
        "2026年3月5日7时30分",
        "2026年3月5日 07时30分0秒",
        "2026.3.5 7点30分",
        "2026-3-5（周四） 早上7:30",
        "20260305 0730",
        "202603050730",
        "46086.3125",
        "２０２６年３月５日７：３０",
        "2026-03-04T23:30:00Z",
    ],
)
def test_one_moment_is_read_in_all_the_ways_that_files_write_it(said: str) -> None:
    assert moment_in(said) == local("2026-03-05 07:30")


def test_the_afternoon_counts_on_and_a_bare_hour_is_whole() -> None:
    assert moment_in("2026.3.5 下午3点") == local("2026-03-05 15:00")


@pytest.mark.parametrize("said", ["2026/3/5", "2026年3月5日", "20260305"])
def test_a_day_alone_is_a_day_and_no_midnight(said: str) -> None:
    assert moment_in(said) == date(2026, 3, 5)


@pytest.mark.parametrize("said", ["昨天", "2026-13-05 7:30", "2026-03-05 25:00", "7:30", ""])
def test_anything_else_is_no_time(said: str) -> None:
    assert moment_in(said) is None


@pytest.mark.parametrize("said", ["7:30", "7时30分", "0730", "0.3125", "07:30:00"])
def test_a_time_of_day_is_read_by_itself(said: str) -> None:
    assert clock_in(said) == time(7, 30)
