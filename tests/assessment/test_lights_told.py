"""What a credit says of the warning lights, and what a scheme may make of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from app.assessment.card_input import Subject
from app.assessment.credits import Credit
from app.assessment.evidence import Requirement
from app.assessment.periods import Period
from app.assessment.post_credit import credit_post
from app.assessment.scheme import parse_scheme
from app.assessment.scorecard import Scorecard, card_text, scorecard
from app.assessment.section_credit import credit_section
from app.geo.fixes import Fix
from app.kernel.errors import DomainError
from tests.assessment.made import DAY, POST, WEEKS_LATER, drive, exemption, post, section, stay, tracks
from tests.assessment.test_scheme import indicator, scheme


def lit(fixes: Iterable[Fix], lights: bool | None) -> list[Fix]:
    return [each._replace(lights=lights) for each in fixes]


def standing(*, dark_from: float = 62) -> Credit:
    """A lit standing whose car stays for the hour with its lights on, from a minute on with its lights off."""
    there = [*lit(stay("C1", POST, -2, dark_from), True), *lit(stay("C1", POST, dark_from + 0.5, 62), False)]
    return credit_post(post(manner="lit"), tracks(there), (), (), WEEKS_LATER)


def test_a_lit_standing_tells_for_how_long_the_lights_were_on_and_earns_what_presence_earns() -> None:
    made = standing(dark_from=45)
    assert (made.value, made.reason) == (Decimal(1), "present_by_track")
    told = {name: made.facts[name] for name in made.facts if name.startswith("lights")}
    assert told == {"lights_on_s": 2700, "lights_off_s": 870, "lights_unknown_s": 30}


def test_lights_that_are_not_told_are_unknown_and_say_and_lower_nothing() -> None:
    silent = credit_post(post(manner="lit"), tracks(stay("C1", POST, -2, 62)), (), (), WEEKS_LATER)
    half = [*lit(stay("C1", POST, -2, 30), True), *stay("C1", POST, 30.5, 62)]
    made = credit_post(post(manner="lit"), tracks(half), (), (), WEEKS_LATER)
    assert (made.facts["lights_off_s"], made.facts["lights_unknown_s"]) == (0, 1800)
    assert made.value == silent.value == 1
    assert silent.facts["lights_told"] == 0


def test_time_under_an_exemption_asks_for_no_lights_and_an_ordinary_post_for_none_at_all() -> None:
    there = tracks(lit(stay("C1", POST, -2, 62), False))
    excused = credit_post(post(manner="lit"), there, (), (exemption(40, 60),), WEEKS_LATER)
    assert excused.facts["lights_off_s"] == 40 * 60
    assert not [name for name in credit_post(post(), there, (), (), WEEKS_LATER).facts if name.startswith("lights")]


def test_a_patrol_tells_it_of_its_way_along_the_section_and_a_car_that_tells_nothing_changes_no_fact() -> None:
    way, silent = drive("C1", 0, 1, 20), credit_section(section(), tracks(drive("C1", 0, 1, 20)), (), WEEKS_LATER)
    made = credit_section(section(), tracks(lit(way, True)), (), WEEKS_LATER)
    assert made.facts == {**silent.facts, "lights_on_s": 600, "lights_off_s": 0, "lights_unknown_s": 0}
    assert made.value == silent.value
    spot = credit_section(section(manner="spot"), tracks(lit(way, True)), (), WEEKS_LATER)
    assert "lights_on_s" not in spot.facts


# -- the scheme's setting ---------------------------------------------------------------------------------------------


def card(credit: Credit, **setting: Any) -> Scorecard:
    due: list[Requirement] = [post(manner="lit")]
    rules = parse_scheme(scheme(indicators=indicator(), **setting))
    return scorecard(due, [credit], rules, Subject("squad", "squad-1"), Period(DAY, DAY))


def test_lights_that_were_off_count_only_under_a_scheme_that_says_so() -> None:
    dark = standing(dark_from=45)
    (line,), (counted,) = card(dark).lines, card(dark, unlit_counts=True).lines
    assert (line.value, line.formula_key) == (Decimal("1.0000"), "formula.presence_posts")
    assert (counted.value, counted.formula_key) == (Decimal("0.7583"), "formula.presence_posts_lit")  # 2730 ÷ 3600


def test_a_scheme_without_the_setting_writes_the_card_it_always_wrote() -> None:
    dark = standing(dark_from=45)
    assert card_text(card(dark)) == card_text(card(dark, unlit_counts=False))
    assert card(dark).input_digest != card(dark, unlit_counts=True).input_digest
    lights_on = standing()
    assert card(lights_on, unlit_counts=True).total == card(lights_on).total


@pytest.mark.parametrize("wrong", ["yes", 1, None])
def test_the_setting_is_yes_or_no(wrong: object) -> None:
    with pytest.raises(DomainError) as caught:
        parse_scheme(scheme(unlit_counts=wrong))
    assert caught.value.params == {"where": "unlit_counts", "reason": "not_yes_or_no"}
