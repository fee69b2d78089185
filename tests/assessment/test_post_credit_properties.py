"""What holds for every post credit: arrival order leaves no trace, and no doubt lowers anybody."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import NamedTuple, get_args

from hypothesis import given
from hypothesis import strategies as st

from app.assessment.credits import Credit
from app.assessment.evidence import CheckIn, Exemption
from app.assessment.post_credit import credit_post
from app.geo.fixes import Fix
from tests.assessment.made import (
    ELSEWHERE,
    POST,
    WEEKS_LATER,
    Clock,
    Kind,
    Place,
    at,
    check_in,
    exemption,
    post,
    stay,
    tracks,
)

PLACES = st.sampled_from(get_args(Place))
CLOCKS = st.sampled_from(get_args(Clock))
KINDS = st.sampled_from(get_args(Kind))


class Cars(NamedTuple):
    """The cars that could have come, and their fixes in the order of arrival."""

    ids: tuple[str, ...]
    fixes: list[Fix]


@st.composite
def days(draw: st.DrawFn) -> Cars:
    """One or two cars; each stands somewhere or is silent for some minutes, then does something else."""
    fixes: list[Fix] = []
    ids = draw(st.sampled_from([("C1",), ("C1", "C2")]))
    for car in ids:
        ends = sorted(draw(st.sets(st.integers(0, 59), max_size=4)))
        for start, end in pairwise([-3, *ends, 63]):
            place = draw(st.sampled_from([POST, ELSEWHERE, ELSEWHERE, None]))
            fixes += stay(car, place, start, end - 0.5) if place else []
    return Cars(ids, fixes)


@st.composite
def told(draw: st.DrawFn, officer: str = "O1") -> list[CheckIn]:
    minutes = draw(st.lists(st.integers(-10, 70), max_size=4))
    return [
        check_in(minute, kind=draw(KINDS), place=draw(PLACES), clock=draw(CLOCKS), officer=officer)
        for minute in minutes
    ]


EXEMPTIONS = st.lists(
    st.builds(lambda start, length: exemption(start, start + length), st.integers(-10, 60), st.integers(1, 60)),
    max_size=2,
)


def credit(cars: Cars, check_ins: list[CheckIn], exemptions: list[Exemption]) -> Credit:
    return credit_post(post(), tracks(cars.fixes, *cars.ids), check_ins, exemptions, WEEKS_LATER)


def assert_not_lower(after: Credit, before: Credit) -> None:
    """A value may rise, or become unknown or exempt, which no score counts."""
    assert after.value is None or before.value is None or after.value >= before.value


@given(days(), told(), EXEMPTIONS, st.randoms(use_true_random=False))
def test_late_doubled_and_disordered_records_give_the_same_credit(
    cars: Cars, check_ins: list[CheckIn], exemptions: list[Exemption], random: Random
) -> None:
    expected = credit(cars, check_ins, exemptions)
    fixes, told_twice, exempted_twice = cars.fixes + cars.fixes[::3], check_ins * 2, exemptions * 2
    random.shuffle(fixes)
    random.shuffle(told_twice)
    random.shuffle(exempted_twice)
    assert credit(cars._replace(fixes=fixes), told_twice, exempted_twice) == expected


@given(days(), told(), EXEMPTIONS)
def test_a_value_lies_between_0_and_1_and_goes_with_the_state_credited(
    cars: Cars, check_ins: list[CheckIn], exemptions: list[Exemption]
) -> None:
    made = credit(cars, check_ins, exemptions)
    assert (made.value is None) == (made.state != "credited")
    assert made.value is None or Decimal(0) <= made.value <= 1
    parts = made.facts["present_s"] + made.facts["absent_s"] + made.facts["unknown_s"]
    assert parts == made.facts["required_s"]


@given(days(), told(), EXEMPTIONS, st.integers(0, 55), st.integers(4, 60))
def test_a_tracker_that_falls_silent_never_lowers_a_value(
    cars: Cars, check_ins: list[CheckIn], exemptions: list[Exemption], start: int, minutes: int
) -> None:
    kept = [fix for fix in cars.fixes if not at(start) <= fix.at < at(start + minutes)]
    assert_not_lower(credit(cars._replace(fixes=kept), check_ins, exemptions), credit(cars, check_ins, exemptions))


@given(days(), told(), told("O2"), EXEMPTIONS)
def test_another_officers_check_ins_never_lower_a_value(
    cars: Cars, check_ins: list[CheckIn], others: list[CheckIn], exemptions: list[Exemption]
) -> None:
    before = credit(cars, check_ins, exemptions)
    assert_not_lower(credit(cars, check_ins + others, exemptions), before)


@given(days(), told(), EXEMPTIONS, EXEMPTIONS)
def test_an_exemption_never_lowers_a_value(
    cars: Cars, check_ins: list[CheckIn], exemptions: list[Exemption], more: list[Exemption]
) -> None:
    assert_not_lower(credit(cars, check_ins, exemptions + more), credit(cars, check_ins, exemptions))


@given(st.integers(-5, 10), st.integers(0, 70), told(), EXEMPTIONS)
def test_a_zero_needs_a_live_track_elsewhere_and_no_claim(
    start: int, end: int, check_ins: list[CheckIn], exemptions: list[Exemption]
) -> None:
    made = credit_post(post(), tracks(stay("C1", ELSEWHERE, start, end)), check_ins, exemptions, WEEKS_LATER)
    if made.value == 0:
        assert made.facts["absent_s"] == made.facts["required_s"]
        assert made.facts["claimed_s"] == 0
