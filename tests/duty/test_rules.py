from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.duty.periods import KEY_PERIODS, Hours
from app.duty.rules import InvalidPlan, PostPlan, Requirement, SectionPlan, requirement_id, requirements_for

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 3, 2)
NIGHT = KEY_PERIODS[2]

POST_PLAN = PostPlan(
    id=UUID(int=1),
    version=1,
    unit_id=UUID(int=7),
    valid_from=MONDAY,
    valid_to=date(2026, 3, 31),
    weekdays=frozenset({1, 3, 5}),
    purpose="security",
    post_id=UUID(int=2),
    hours=Hours(time(22), time(2)),
    officer_ids=frozenset({UUID(int=3), UUID(int=4)}),
)
SECTION_PLAN = SectionPlan(
    id=UUID(int=5),
    version=1,
    unit_id=UUID(int=7),
    valid_from=MONDAY,
    section_id=UUID(int=6),
    period=NIGHT,
    required_passes=2,
)

days = st.dates(date(2026, 1, 1), date(2027, 1, 1))


def due(plan: PostPlan | SectionPlan, day: date) -> tuple[Requirement, ...]:
    return requirements_for(plan, day, 6, SHANGHAI)


def test_a_post_plan_makes_one_requirement_with_its_window() -> None:
    (requirement,) = due(POST_PLAN, MONDAY)
    assert requirement.plan == POST_PLAN
    assert requirement.duty_day == MONDAY
    assert requirement.window == (datetime(2026, 3, 2, 14, tzinfo=UTC), datetime(2026, 3, 2, 18, tzinfo=UTC))


def test_a_section_plan_for_the_night_lies_across_midnight_on_the_day_it_starts() -> None:
    (requirement,) = due(SECTION_PLAN, MONDAY)
    assert requirement.duty_day == MONDAY
    assert requirement.window == (datetime(2026, 3, 2, 15, tzinfo=UTC), datetime(2026, 3, 2, 19, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "applies"),
    [
        (MONDAY, True),
        (date(2026, 3, 3), False),
        (date(2026, 3, 4), True),
        (date(2026, 2, 27), False),
        (date(2026, 3, 30), True),
        (date(2026, 4, 1), False),
    ],
)
def test_a_plan_applies_on_its_weekdays_while_it_is_valid(day: date, applies: bool) -> None:
    assert bool(due(POST_PLAN, day)) is applies


def test_first_and_last_day_of_validity_both_count() -> None:
    one_day = replace(SECTION_PLAN, valid_to=MONDAY)
    assert due(one_day, MONDAY)
    assert not due(one_day, MONDAY + timedelta(days=1))


def test_a_plan_without_end_goes_on() -> None:
    assert due(SECTION_PLAN, date(2036, 3, 2))


def test_the_id_of_a_requirement_is_the_same_on_every_machine() -> None:
    assert requirement_id(UUID(int=1), 1, MONDAY) == UUID("df60923f-e40c-5a77-9bc4-95f10c1f20aa")
    assert due(POST_PLAN, MONDAY)[0].id == requirement_id(UUID(int=1), 1, MONDAY)


@given(days, days, st.integers(1, 5), st.integers(1, 5))
def test_ids_differ_exactly_when_day_or_version_does(day: date, other: date, version: int, other_version: int) -> None:
    same = (day, version) == (other, other_version)
    assert (requirement_id(UUID(int=1), version, day) == requirement_id(UUID(int=1), other_version, other)) is same


@given(days)
def test_the_same_day_twice_gives_the_same(day: date) -> None:
    assert due(SECTION_PLAN, day) == due(SECTION_PLAN, day)


def test_a_plan_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidPlan):
        replace(POST_PLAN, valid_to=date(2026, 3, 1))


@pytest.mark.parametrize("weekdays", [frozenset(), frozenset({0}), frozenset({1, 8})])
def test_weekdays_are_one_to_seven_and_at_least_one(weekdays: frozenset[int]) -> None:
    with pytest.raises(InvalidPlan):
        replace(POST_PLAN, weekdays=weekdays)


@pytest.mark.parametrize(("passes", "share"), [(None, None), (0, None), (None, 0.0), (None, 1.01), (1, -0.5)])
def test_a_section_must_be_passed_or_covered_at_least_a_little(passes: int | None, share: float | None) -> None:
    with pytest.raises(InvalidPlan):
        replace(SECTION_PLAN, required_passes=passes, required_share=share)


def test_passes_and_share_may_be_asked_together() -> None:
    assert replace(SECTION_PLAN, required_passes=1, required_share=1.0).required_share == 1
