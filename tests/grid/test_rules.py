"""Marks and rates, case by case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.grid.rules import Due, Mark, mark_of, presence_rate, worst

START = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
DURING, AFTER = START + timedelta(hours=1), START + timedelta(hours=3)


def due(state: str | None = "credited", value: str | None = None, hours: int = 2) -> Due:
    return Due(START, START + timedelta(hours=hours), state, None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("shown", "given", "now"),
    [
        ("ahead", due(None), START - timedelta(minutes=1)),
        ("running", due("unknown"), DURING),
        ("running", due(None), DURING),
        ("done", due(value="1.0000"), DURING),
        ("done", due(value="1.0000"), AFTER),
        ("missed", due(value="0.9999"), AFTER),
        ("missed", due(value="0.0000"), AFTER),
        ("unknown", due("unknown"), AFTER),
        ("unknown", due(None), AFTER),
        ("exempt", due("exempt"), AFTER),
        ("exempt", due("exempt"), DURING),
    ],
)
def test_a_cell_is_green_at_once_and_red_only_when_its_time_is_over(shown: Mark, given: Due, now: datetime) -> None:
    assert mark_of(given, now) == shown


def test_one_missed_check_makes_the_cell_missed_and_one_unknown_makes_it_unknown() -> None:
    assert worst(["done", "missed", "unknown"]) == "missed"
    assert worst(["done", "unknown", "exempt"]) == "unknown"
    assert worst(["done", "running"]) == "running"
    assert worst(["done", "exempt"]) == "done"
    assert worst(["exempt", "exempt"]) == "exempt"


def test_the_rate_weighs_each_credit_by_its_time() -> None:
    rate = presence_rate([due(value="1.0000", hours=1), due(value="0.5000", hours=3)], AFTER)
    assert rate.value == Decimal("0.6250")
    assert (rate.credited, rate.credited_s) == (2, 4 * 3600)


def test_unknown_and_exempt_stand_in_neither_sum_and_are_told() -> None:
    rate = presence_rate([due(value="0.8000"), due("unknown"), due(None), due("exempt")], AFTER)
    assert rate.value == Decimal("0.8000")
    assert (rate.credited, rate.unknowns, rate.exempt, rate.open) == (1, 2, 1, 0)


def test_what_is_not_over_counts_nowhere_yet() -> None:
    rate = presence_rate([due(value="1.0000"), due(value="0.0000", hours=9)], AFTER)
    assert (rate.value, rate.open) == (Decimal("1.0000"), 1)


def test_where_nothing_is_credited_there_is_no_rate() -> None:
    assert presence_rate([due("unknown")], AFTER).value is None
    assert presence_rate([], AFTER).value is None
