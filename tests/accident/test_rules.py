from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.accident import rules
from tests.accident.made import local


def test_an_accident_after_midnight_in_china_is_of_that_local_day() -> None:
    at = datetime(2026, 3, 4, 16, 30, tzinfo=UTC)
    assert rules.local_parts(at) == (local("2026-03-05").date(), 0, 4)


@pytest.mark.parametrize(
    ("died", "counts"),
    [("2026-03-05 07:40", (1, 0)), ("2026-03-12 23:59", (1, 0)), ("2026-03-13 00:00", (0, 1))],
)
def test_a_death_counts_within_seven_days_of_the_accident(died: str, counts: tuple[int, int]) -> None:
    assert rules.counted_deaths(local("2026-03-05 07:30"), 1, [local(died)]) == counts


def test_a_death_whose_time_nobody_said_counts() -> None:
    assert rules.counted_deaths(local("2026-03-05 07:30"), 2, [local("2026-03-30 12:00")]) == (1, 1)


def test_what_a_party_was_follows_from_its_code() -> None:
    assert [rules.role_of(code) for code in ("A1", "C2", "F6", "K3", "X9", None)] == [
        "pedestrian",
        "passenger",
        "rider",
        "driver",
        None,
        None,
    ]


def test_a_fingerprint_knows_minute_place_and_kind_and_nothing_else() -> None:
    at = local("2026-03-05 07:30")
    print_ = rules.fingerprint(at, ("S242", 12300), "general")
    assert rules.fingerprint(at + timedelta(seconds=29), ("S242", 12300), "general") == print_
    others = [(at + timedelta(minutes=1), 12300, "general"), (at, 12301, "general"), (at, 12300, "simple")]
    assert print_ not in {rules.fingerprint(when, ("S242", where), kind) for when, where, kind in others}
