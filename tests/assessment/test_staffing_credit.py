"""When a roster's crew is large enough for a post on the road."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.assessment.evidence import CrewMember
from app.assessment.staffing_credit import credit_staffing
from tests.assessment.made import WEEKS_LATER, at, post


def crew(police: int, auxiliaries: int) -> list[CrewMember]:
    officers = [CrewMember(f"P{number}", "police") for number in range(police)]
    return [*officers, *(CrewMember(f"A{number}", "auxiliary") for number in range(auxiliaries))]


@pytest.mark.parametrize(
    ("police", "auxiliaries", "by_day", "at_night"),
    [(2, 0, 1, 0), (1, 2, 1, 0), (1, 1, 0, 0), (0, 4, 0, 0), (3, 0, 1, 1), (2, 2, 1, 1), (2, 1, 1, 0), (1, 5, 1, 0)],
)
def test_the_staffing_rule_by_day_and_at_night(police: int, auxiliaries: int, by_day: int, at_night: int) -> None:
    members = crew(police, auxiliaries)
    values = [credit_staffing(post(), members, is_dark=dark, now=WEEKS_LATER).value for dark in (False, True)]
    assert values == [Decimal(by_day), Decimal(at_night)]


def test_a_crew_that_nobody_named_is_unknown_and_not_short() -> None:
    made = credit_staffing(post(), [], is_dark=True, now=WEEKS_LATER)
    assert (made.state, made.value, made.reason) == ("unknown", None, "crew_unknown")


def test_an_officer_named_twice_is_one_officer() -> None:
    made = credit_staffing(post(), crew(1, 0) * 2, is_dark=False, now=WEEKS_LATER)
    assert made.reason == "staffing_short"
    assert [each.id for each in made.evidence] == ["P0"]


def test_a_roster_is_not_judged_before_its_duty_begins() -> None:
    assert credit_staffing(post(), crew(1, 0), is_dark=False, now=at(-1)).reason == "not_yet_due"


@pytest.mark.parametrize(
    ("police", "auxiliaries", "value", "reason"),
    [(2, 0, 1, "staffing_kept"), (1, 2, 1, "staffing_kept"), (1, 1, 0, "staffing_short")],
)
def test_a_spot_check_at_night_takes_a_patrols_two_for_it_sets_up_no_post(
    police: int, auxiliaries: int, value: int, reason: str
) -> None:
    made = credit_staffing(post(manner="spot"), crew(police, auxiliaries), is_dark=True, now=WEEKS_LATER)
    assert (made.value, made.reason, made.facts["police_required"]) == (Decimal(value), reason, 2)
    lit = credit_staffing(post(manner="lit"), crew(police, auxiliaries), is_dark=True, now=WEEKS_LATER)
    assert (lit.value, lit.facts["police_required"]) == (Decimal(0), 3)
