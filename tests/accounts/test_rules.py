"""The pure rules of accounts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.accounts import rules

BRIGADE, SQUAD_A, SQUAD_B, POST_A = (UUID(int=n) for n in range(4))
TREE = {BRIGADE: None, SQUAD_A: BRIGADE, SQUAD_B: BRIGADE, POST_A: SQUAD_A}
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


def test_below_a_unit_is_itself_and_all_under_it() -> None:
    assert rules.below(TREE, [SQUAD_A]) == {SQUAD_A, POST_A}
    assert rules.below(TREE, [BRIGADE]) == set(TREE)
    assert rules.below(TREE, [UUID(int=99)]) == frozenset()


def test_above_a_unit_is_itself_and_all_over_it() -> None:
    assert rules.above(TREE, [POST_A]) == {POST_A, SQUAD_A, BRIGADE}


def test_a_ring_of_units_ends() -> None:
    ring = {SQUAD_A: SQUAD_B, SQUAD_B: SQUAD_A}
    assert rules.below(ring, [SQUAD_A]) == rules.above(ring, [SQUAD_A]) == {SQUAD_A, SQUAD_B}


def test_the_window_slides_over_the_oldest_of_the_last_failures() -> None:
    window = timedelta(minutes=15)
    failures = [NOON - timedelta(minutes=m) for m in (20, 10, 4, 2)]
    assert rules.retry_after_s(failures, 4, window, NOON) is None
    assert rules.retry_after_s(failures, 3, window, NOON) == 5 * 60
    assert rules.retry_after_s(failures, 2, window, NOON) == 11 * 60


def test_a_part_of_a_second_is_waited_whole() -> None:
    failure = NOON - timedelta(minutes=14, seconds=59, milliseconds=400)
    assert rules.retry_after_s([failure], 1, timedelta(minutes=15), NOON) == 1


def test_squads_stand_as_people_count_them() -> None:
    names = ["十一中队", "三中队", "一中队", "二十中队", "二中队", "十中队", "9中队", "10中队", "六中队", "四中队"]
    counted = ["一中队", "二中队", "三中队", "四中队", "六中队", "9中队", "十中队", "10中队", "十一中队", "二十中队"]
    assert sorted(names, key=rules.counted) == counted
    assert rules.counted("城关中队") == "城关中队"
