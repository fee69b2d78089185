"""What presence at a post is worth, case by case."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.assessment.credits import Credit, Evidence
from app.assessment.evidence import CheckIn, Exemption, ExemptionReason, Purpose, Tracks
from app.assessment.post_credit import credit_post
from app.geo.points import Wgs84Point
from tests.assessment.made import (
    ELSEWHERE,
    NO_CARS,
    POST,
    SOON_AFTER,
    WEEKS_LATER,
    Clock,
    Place,
    at,
    check_in,
    check_out,
    exemption,
    post,
    stay,
    tracks,
)

THERE = tracks(stay("C1", POST, -2, 62))
AWAY = tracks(stay("C1", ELSEWHERE, -2, 62))
SILENT = tracks([])


def credit(
    seen: Tracks = NO_CARS,
    told: tuple[CheckIn, ...] = (),
    excused: tuple[Exemption, ...] = (),
    purpose: Purpose = "ordinary",
) -> Credit:
    return credit_post(post(purpose), seen, told, excused, WEEKS_LATER)


def outcome(made: Credit) -> tuple[str, Decimal | None, str]:
    return made.state, made.value, made.reason.value


def test_a_car_at_the_post_all_the_time_is_full_presence_by_track() -> None:
    made = credit(THERE)
    assert outcome(made) == ("credited", Decimal(1), "present_by_track")
    assert made.evidence == (Evidence("track", "C1"),)
    assert made.facts["inside_s"] == made.facts["required_s"] == 3600


def test_a_car_within_the_scatter_of_positions_counts_as_inside() -> None:
    assert credit(tracks(stay("C1", Wgs84Point(36.1007, 115.80), -2, 62))).value == 1


def test_a_live_track_elsewhere_and_no_other_word_is_zero() -> None:
    made = credit(AWAY)
    assert outcome(made) == ("credited", Decimal(0), "elsewhere_by_track")
    assert made.facts["absent_s"] == 3600


def test_a_car_that_was_there_half_of_the_time_earns_half() -> None:
    made = credit(tracks([*stay("C1", POST, -2, 30), *stay("C1", ELSEWHERE, 35, 62)]))
    assert made.state == "credited"
    assert made.reason == "partly_present"
    assert made.facts["absent_s"] == 25 * 60
    assert made.value == Decimal("0.5833")


def test_without_a_tracked_car_a_missing_check_in_is_unknown() -> None:
    assert outcome(credit()) == ("unknown", None, "nobody_tracked")


def test_a_silent_tracker_makes_a_missing_check_in_unknown() -> None:
    assert outcome(credit(SILENT)) == ("unknown", None, "track_gap")


def test_one_silent_tracker_of_two_cars_leaves_it_open_though_the_other_was_elsewhere() -> None:
    assert outcome(credit(tracks(stay("C1", ELSEWHERE, -2, 62), "C1", "C2"))) == ("unknown", None, "track_gap")


def test_one_of_two_cars_is_enough_for_presence() -> None:
    fixes = [*stay("C1", ELSEWHERE, -2, 62), *stay("C2", POST, -2, 62)]
    assert outcome(credit(tracks(fixes, "C1", "C2"))) == ("credited", Decimal(1), "present_by_track")


def test_a_track_elsewhere_for_less_than_nine_tenths_is_not_enough_to_say_that_nobody_came() -> None:
    assert outcome(credit(tracks(stay("C1", ELSEWHERE, -2, 50)))) == ("unknown", None, "track_gap")


def test_a_gap_counts_for_the_officer_once_enough_is_known() -> None:
    made = credit(tracks(stay("C1", POST, -2, 40)))
    assert outcome(made) == ("credited", Decimal(1), "present_by_track")
    assert made.facts["unknown_s"] == 20 * 60


def test_presence_for_less_than_half_with_nothing_known_of_the_rest_is_unknown() -> None:
    assert outcome(credit(tracks(stay("C1", POST, -2, 20)))) == ("unknown", None, "too_little_known")


def test_one_tap_inside_is_presence_where_no_track_could_have_come() -> None:
    made = credit(told=(check_in(5),))
    assert outcome(made) == ("credited", Decimal(1), "present_by_check_in")
    assert made.evidence == (Evidence("check_in", "O1-check_in-5-inside-certain"),)


def test_a_tap_at_the_post_and_one_on_leaving_it_are_presence_wherever_the_car_was() -> None:
    assert outcome(credit(AWAY, (check_in(0), check_out(60)))) == ("credited", Decimal(1), "present_by_check_in")


def test_track_and_check_in_together_are_named_together() -> None:
    made = credit(THERE, (check_in(0),))
    assert outcome(made) == ("credited", Decimal(1), "present_by_both")
    assert {each.kind for each in made.evidence} == {"track", "check_in"}


def test_a_car_that_leaves_takes_the_officer_along_who_tapped_on_arrival() -> None:
    made = credit(tracks([*stay("C1", POST, -2, 20), *stay("C1", ELSEWHERE, 22, 62)]), (check_in(1),))
    assert outcome(made) == ("credited", Decimal("0.3667"), "partly_present")


def test_a_lone_tap_while_the_car_was_elsewhere_all_along_is_a_contradiction_and_not_a_zero() -> None:
    assert outcome(credit(AWAY, (check_in(0),))) == ("unknown", None, "track_contradicts")


def test_leaving_early_by_ones_own_word_makes_the_rest_unknown_and_not_absent() -> None:
    made = credit(told=(check_in(0), check_out(20)))
    assert outcome(made) == ("unknown", None, "too_little_known")
    assert made.facts["absent_s"] == 0


def test_a_departure_tapped_on_the_road_still_ends_an_arrival_inside() -> None:
    made = credit(told=(check_in(0), check_out(45, place="outside")))
    assert made.facts["claimed_s"] == 45 * 60
    assert made.value == 1


@pytest.mark.parametrize("clock", ["wrong", "no_ticket", "no_offset"])
def test_a_check_in_with_an_uncertain_clock_is_no_presence_but_keeps_a_zero_away(clock: Clock) -> None:
    told = check_in(5, clock=clock)
    for seen in (NO_CARS, AWAY):
        made = credit(seen, (told,))
        assert outcome(made) == ("unknown", None, "clock_uncertain")
        assert Evidence("check_in", told.id) in made.evidence


def test_a_span_whose_end_has_an_uncertain_clock_is_unknown_as_a_whole() -> None:
    made = credit(told=(check_in(0), check_out(60, clock="wrong")))
    assert outcome(made) == ("unknown", None, "clock_uncertain")


@pytest.mark.parametrize("place", ["uncertain", "missing"])
def test_a_check_in_of_uncertain_place_is_no_presence_but_keeps_a_zero_away(place: Place) -> None:
    made = credit(AWAY, (check_in(0, place=place),))
    assert outcome(made) == ("unknown", None, "place_uncertain")


def test_a_doubtful_check_in_takes_away_only_the_absence_that_it_covers() -> None:
    fixes = [*stay("C1", POST, -2, 40), *stay("C1", ELSEWHERE, 42, 62)]
    told = (check_in(50, place="uncertain"), check_out(60, place="uncertain"))
    assert credit(tracks(fixes)).value == Decimal("0.7000")
    assert credit(tracks(fixes), told).value == Decimal("0.8667")


def test_a_check_in_outside_claims_nothing_but_is_named() -> None:
    told = check_in(5, place="outside")
    made = credit(AWAY, (told,))
    assert outcome(made) == ("credited", Decimal(0), "elsewhere_by_track")
    assert Evidence("check_in", told.id) in made.evidence


def test_a_departure_without_an_arrival_keeps_a_zero_away() -> None:
    assert outcome(credit(AWAY, (check_out(58),)))[0] == "unknown"


def test_yesterdays_forgotten_check_out_claims_nothing_today() -> None:
    made = credit(AWAY, (check_in(-24 * 60),))
    assert outcome(made) == ("credited", Decimal(0), "elsewhere_by_track")
    assert made.evidence == (Evidence("track", "C1"),)


@pytest.mark.parametrize("reason", ["task", "leave", "vehicle_down", "no_signal"])
def test_an_exemption_over_the_whole_window_is_neutral_and_named(reason: ExemptionReason) -> None:
    excused = exemption(0, 60, reason)
    for seen in (NO_CARS, AWAY, SILENT):
        made = credit(seen, excused=(excused,))
        assert outcome(made) == ("exempt", None, f"exempt_{reason}")
        assert Evidence("exemption", excused.id) in made.evidence


def test_an_exemption_for_a_part_excuses_the_absence_in_it() -> None:
    fixes = tracks([*stay("C1", POST, -2, 40), *stay("C1", ELSEWHERE, 42, 62)])
    assert outcome(credit(fixes, excused=(exemption(40, 60),))) == ("credited", Decimal(1), "present_by_track")


def test_an_exemption_does_not_take_presence_away() -> None:
    assert outcome(credit(THERE, excused=(exemption(0, 60),))) == ("credited", Decimal(1), "present_by_track")


def test_what_is_not_over_is_not_yet_due() -> None:
    made = credit_post(post(), AWAY, (), (), at(59))
    assert outcome(made) == ("unknown", None, "not_yet_due")


@pytest.mark.parametrize("purpose", ["security", "emergency"])
@pytest.mark.parametrize("seen", [NO_CARS, SILENT])
def test_only_security_and_emergency_duty_turn_a_missing_check_in_into_zero(purpose: Purpose, seen: Tracks) -> None:
    assert outcome(credit(seen, purpose=purpose)) == ("credited", Decimal(0), "check_in_missing")
    assert credit(seen).state == "unknown"


def test_a_demanded_check_in_may_still_lie_in_a_phone_for_three_days() -> None:
    made = credit_post(post("security"), NO_CARS, (), (), SOON_AFTER)
    assert outcome(made) == ("unknown", None, "awaiting_evidence")


def test_on_security_duty_a_doubtful_check_in_or_an_exemption_keeps_the_zero_away() -> None:
    assert credit(told=(check_in(5, clock="wrong"),), purpose="security").state == "unknown"
    assert credit(excused=(exemption(0, 10),), purpose="security").state == "unknown"


def test_lit_standing_is_reckoned_by_presence_and_says_that_nobody_told_of_the_lights() -> None:
    seen = tracks(stay("C1", POST, -2, 62))
    lit = credit_post(post(manner="lit"), seen, (), (), WEEKS_LATER)
    standing = credit_post(post(), seen, (), (), WEEKS_LATER)
    assert (lit.value, lit.reason) == (standing.value, standing.reason)
    assert lit.facts == {**standing.facts, "lights_told": 0}
