"""How credits become a card: the sums, what stands outside them, and what the card says of itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assessment.card_input import Subject
from app.assessment.credits import Credit, Evidence, credited, unknown
from app.assessment.evidence import Requirement
from app.assessment.indicators import DATA
from app.assessment.periods import Period
from app.assessment.reasons import Reason
from app.assessment.scheme import parse_scheme
from app.assessment.scorecard import Scorecard, ScoreLine, card_text, scorecard
from tests.assessment.made import post, section

SCHEME = parse_scheme(json.loads((DATA / "default_scheme.json").read_text(encoding="utf-8")))
PERIOD = Period(date(2026, 10, 26), date(2026, 11, 25))
SQUAD = Subject("squad", "squad-1")
OFFICER = Subject("officer", "O1")


def earned(requirement: str, indicator: str = "presence_posts", value: str | None = "1") -> Credit:
    verdict = unknown(Reason.TRACK_GAP) if value is None else credited(Decimal(value), Reason.PARTLY_PRESENT)
    return Credit(
        requirement_id=requirement,
        indicator=indicator,
        state=verdict.state,
        value=verdict.value,
        reason=verdict.reason,
        evidence=(Evidence("track", "C1"),),
        facts={"required_s": 3600},
    )


def exempted(requirement: str) -> Credit:
    return replace(earned(requirement), state="exempt", value=None, reason=Reason.EXEMPT_TASK)


def card(requirements: list[Requirement], given_credits: list[Credit], subject: Subject = SQUAD) -> Scorecard:
    return scorecard(requirements, given_credits, SCHEME, subject, PERIOD)


def line(made: Scorecard, indicator: str = "presence_posts") -> ScoreLine:
    return next(each for each in made.lines if each.indicator == indicator)


POSTS: list[Requirement] = [post(name=name) for name in ("R1", "R2", "R3", "R4")]
CREDITS = [earned("R1", value="1"), earned("R2", value="0.5"), earned("R3", value=None), exempted("R4")]


def test_unknown_and_exempt_stand_in_neither_part_of_the_fraction_and_are_counted() -> None:
    presence = line(card(POSTS, CREDITS))
    assert presence.credited_sum == Decimal("1.5")
    assert presence.value == Decimal("0.7500")
    assert (presence.credited, presence.unknown, presence.exempt) == (("R1", "R2"), ("R3",), ("R4",))


def test_points_follow_from_the_value_between_floor_and_target() -> None:
    presence = line(card(POSTS, CREDITS))
    assert presence.points == Decimal("35.53")  # 45 × 0.75 / 0.95


def test_a_value_at_the_target_earns_the_whole_weight_and_no_more() -> None:
    assert line(card(POSTS, [earned("R1", value="0.95")])).points == 45
    assert line(card(POSTS, [earned("R1", value="1")])).points == 45


def test_the_total_is_of_the_lines_that_have_a_value() -> None:
    made = card(POSTS, CREDITS)
    assert [each.points for each in made.lines] == [None, None, Decimal("35.53"), None]
    assert made.total == Decimal("78.96")  # 100 × 35.53 / 45


def test_when_nothing_is_known_there_is_no_value_and_no_total_and_neither_is_zero() -> None:
    made = card(POSTS, [earned("R1", value=None), exempted("R4")])
    assert line(made).value is None
    assert line(made).points is None
    assert made.total is None


def test_a_requirement_without_a_credit_is_unknown() -> None:
    assert line(card(POSTS, [])).unknown == ("R1", "R2", "R3", "R4")


def test_a_proven_zero_is_zero_and_not_unknown() -> None:
    made = card(POSTS, [earned("R1", value="0")])
    assert (line(made).value, made.total) == (Decimal(0), Decimal(0))


def test_a_half_is_rounded_up() -> None:
    values = [earned("R1", value="0.0001"), earned("R2", value="0.0002")]
    assert line(card(POSTS, values)).value == Decimal("0.0002")


def test_each_kind_of_requirement_gives_its_own_indicators() -> None:
    made = card([post(), section()], [earned("R1"), earned("S1", "coverage_sections"), earned("R1", "staffing_rule")])
    assert [(each.indicator, each.credited) for each in made.lines] == [
        ("coverage_sections", ("S1",)),
        ("evidence_first_review", ()),
        ("presence_posts", ("R1",)),
        ("staffing_rule", ("R1",)),
    ]
    assert made.total == 100


def test_each_line_names_the_formula_that_is_printed_beside_it() -> None:
    assert line(card(POSTS, CREDITS)).formula_key == "formula.presence_posts"


def test_a_squads_card_leaves_out_other_squads_and_other_periods() -> None:
    other_squad = replace(post(name="R2"), unit_id="squad-2")
    other_period = replace(post(name="R3"), duty_day=date(2026, 11, 26))
    made = card([post(name="R1"), other_squad, other_period], [earned("R1"), earned("R2"), earned("R3")])
    assert line(made).credited == ("R1",)


def test_an_officers_card_has_only_what_that_officer_was_named_for_and_no_staffing_rule() -> None:
    not_named = replace(post(name="R2"), officer_ids=frozenset({"O9"}))
    made = card([post(name="R1"), not_named], [earned("R1"), earned("R2")], OFFICER)
    assert [each.indicator for each in made.lines] == ["coverage_sections", "evidence_first_review", "presence_posts"]
    assert line(made).credited == ("R1",)


def test_a_brigades_card_has_the_requirements_of_all_its_squads() -> None:
    other = replace(post(name="R2"), unit_id="squad-2")
    made = card([post(name="R1"), other], [earned("R1"), earned("R2")], Subject("brigade", "brigade"))
    assert line(made).credited == ("R1", "R2")


def test_two_different_given_creditsfor_one_thing_are_an_error_and_not_a_choice() -> None:
    with pytest.raises(ValueError, match="two different records"):
        card(POSTS, [earned("R1", value="1"), earned("R1", value="0")])


@given(st.permutations(POSTS), st.permutations(CREDITS), st.booleans())
def test_order_and_doubles_leave_no_trace_in_the_card(
    requirements: list[Requirement], given_credits: list[Credit], twice: bool
) -> None:
    again = card(requirements * (1 + twice), given_credits * (1 + twice))
    assert card_text(again) == card_text(card(POSTS, CREDITS))


@pytest.mark.parametrize(
    "changed",
    [
        replace(CREDITS[0], reason=Reason.PRESENT_BY_TRACK),
        replace(CREDITS[0], value=Decimal("0.9999")),
        replace(CREDITS[0], evidence=(Evidence("track", "C2"),)),
        replace(CREDITS[0], facts={"required_s": 3599}),
    ],
)
def test_the_digest_binds_every_part_of_the_input(changed: Credit) -> None:
    assert card(POSTS, [changed, *CREDITS[1:]]).input_digest != card(POSTS, CREDITS).input_digest


def test_the_digest_binds_the_scheme_and_the_period() -> None:
    digest = card(POSTS, CREDITS).input_digest
    renamed = replace(SCHEME, name="另一个方案")
    longer = Period(PERIOD.first_day, date(2026, 11, 26))
    assert scorecard(POSTS, CREDITS, renamed, SQUAD, PERIOD).input_digest != digest
    assert scorecard(POSTS, CREDITS, SCHEME, SQUAD, longer).input_digest != digest


def test_what_is_not_the_subjects_own_does_not_touch_its_digest() -> None:
    other = replace(post(name="R9"), unit_id="squad-2")
    assert card([*POSTS, other], [*CREDITS, earned("R9")]).input_digest == card(POSTS, CREDITS).input_digest
