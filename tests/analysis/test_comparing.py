"""Year on year: the percentages of the brigade's own figures, and what is claimed of them."""

from __future__ import annotations

import numpy as np
import pytest

from app.analysis.chance import at_least, at_most, share_interval
from app.analysis.comparing import compare, compare_rows, percent_change, spread_of


@pytest.mark.parametrize(
    ("now", "before", "percent"),
    [
        (98, 123, "-20.33"),
        (26, 29, "-10.34"),
        (29, 26, "11.54"),
        (3, 3, "0.00"),
        (0, 8, "-100.00"),
        (1, 0, None),
        (0, 0, None),
        (201, 200, "0.50"),
        (9999, 10000, "-0.01"),
        (10_000_049, 10_000_000, "0.00"),
        (800_001, 800_000, "0.00"),
        (200_001, 200_000, "0.00"),
        (200_010, 200_000, "0.01"),
        (199_990, 200_000, "-0.01"),
    ],
)
def test_a_percentage_is_exact_to_two_decimals_and_rounds_half_away(now: int, before: int, percent: str | None) -> None:
    assert percent_change(now, before) == percent


def test_the_seeds_decrease_is_told_and_not_claimed() -> None:
    found = compare(98, 123, interval=True)
    assert (found.percent, found.verdict, found.small) == ("-20.33", "unclear", False)
    # at 0.6047 and at 1.0474 times the rate the tail from 98 of 221, and that up to it, is 2.5 %
    assert (found.low, found.high) == ("-39.53", "4.74")


def test_a_change_that_chance_hardly_makes_is_claimed() -> None:
    assert compare(60, 123).verdict == "fewer"
    assert compare(123, 60).verdict == "more"


def test_small_numbers_claim_nothing_and_are_marked() -> None:
    assert [compare(now, 2).verdict for now in (0, 1, 3, 6)] == ["unclear"] * 4
    assert compare(5, 9).small
    assert not compare(5, 10).small


def test_nothing_before_has_no_percentage_but_may_be_more() -> None:
    found = compare(12, 0, interval=True)
    assert (found.percent, found.verdict, found.high) == (None, "more", None)


def test_a_longer_time_isnt_an_increase() -> None:
    assert compare(60, 30).verdict == "more"
    assert compare(60, 30, exposure=2.0).verdict == "unclear"


def test_many_persons_in_few_accidents_arent_many_events() -> None:
    assert compare(30, 12).verdict == "more"
    assert spread_of([10, 10, 10]) == 10
    assert compare(30, 12, spread=10.0).verdict == "unclear"


def test_of_many_rows_one_that_looks_changed_isnt_claimed() -> None:
    assert compare(20, 8).verdict == "more"
    alone = {"a": 20} | {str(n): 10 for n in range(30)}
    assert compare_rows(alone, {"a": 8} | {str(n): 10 for n in range(30)})["a"].verdict == "unclear"


def test_on_data_without_an_effect_hardly_a_table_claims_anything() -> None:
    made = np.random.default_rng(20260101)
    claimed = 0
    for _ in range(200):
        now, before = made.poisson(12, (2, 15))
        rows = compare_rows(dict(enumerate(now.tolist())), dict(enumerate(before.tolist())))
        claimed += any(row.verdict != "unclear" for row in rows.values())
    assert claimed <= 10  # 5 % of the tables at most, as promised


@pytest.mark.parametrize(("count", "trials", "share"), [(3, 10, 0.5), (8, 10, 0.3), (0, 5, 0.2), (40, 60, 0.5)])
def test_tails_meet(count: int, trials: int, share: float) -> None:
    assert at_least(count, trials, share) + at_most(count - 1, trials, share) == pytest.approx(1)


def test_tails_and_intervals_are_those_of_the_books() -> None:
    assert at_least(8, 10, 0.5) == pytest.approx(56 / 1024)
    # Clopper and Pearson for 0 of 10 and 5 of 10 at 95 %
    assert [round(each, 5) for each in share_interval(0, 10, 0.05)] == [0.0, 0.3085]
    assert [round(each, 5) for each in share_interval(5, 10, 0.05)] == [0.18709, 0.81291]


def test_tails_of_large_numbers_stay_numbers() -> None:
    assert at_least(25_000, 50_000, 0.5) == pytest.approx(0.50178, abs=1e-4)
    assert at_least(30_000, 50_000, 0.5) == pytest.approx(0, abs=1e-100)
