"""What coverage of a section is worth, case by case."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.assessment.credits import Credit, Evidence
from app.assessment.evidence import Exemption, Tracks
from app.assessment.section_credit import credit_section, passed_together
from app.geo.fixes import Fix
from app.geo.line import Line
from app.geo.points import Wgs84Point
from tests.assessment.made import ELSEWHERE, NO_CARS, ROAD, WEEKS_LATER, at, drive, exemption, section, stay, tracks


def credit(seen: Tracks, excused: tuple[Exemption, ...] = ()) -> Credit:
    return credit_section(section(), seen, excused, WEEKS_LATER)


def outcome(made: Credit) -> tuple[str, Decimal | None, str]:
    return made.state, made.value, made.reason.value


def patrol(to_share: float, car: str = "C1") -> list[Fix]:
    """From beside the road onto it, along it, and away again: a live track all hour."""
    return [*stay(car, beside(0), -2, 19), *drive(car, 0, to_share, 20), *stay(car, beside(to_share), 31, 62)]


def beside(share: float) -> Wgs84Point:
    """About a kilometre off the road."""
    foot = ROAD.point_at(share * ROAD.length_m)
    return Wgs84Point(foot.latitude + 0.01, foot.longitude)


def test_a_section_driven_from_end_to_end_is_covered_at_once_and_whatever_another_car_did() -> None:
    made = credit_section(section(), tracks(drive("C1", 0, 1, 20), "C1", "C2"), (), at(31))
    assert outcome(made) == ("credited", Decimal(1), "covered_by_track")
    assert made.evidence == (Evidence("track", "C1"),)
    assert made.facts["passes"] == 1
    assert made.facts["covered_m"] == made.facts["length_m"]


def test_there_and_back_is_two_passes_and_still_one_whole_coverage() -> None:
    made = credit(tracks([*drive("C1", 0, 1, 10), *drive("C1", 1, 0, 20)]))
    assert made.value == 1
    assert made.facts["passes"] == 2


def test_turning_some_metres_before_the_end_is_whole_coverage() -> None:
    assert outcome(credit(tracks(patrol(0.985)))) == ("credited", Decimal(1), "covered_by_track")


def test_a_part_of_the_length_earns_its_share_when_every_car_was_live() -> None:
    made = credit(tracks(patrol(0.4)))
    assert made.state == "credited"
    assert made.reason == "partly_covered"
    assert made.value is not None
    assert abs(made.value - Decimal("0.4")) < Decimal("0.001")


def test_a_part_of_the_length_is_unknown_when_a_tracker_was_silent_that_could_have_passed_the_rest() -> None:
    assert outcome(credit(tracks(drive("C1", 0, 0.4, 20)))) == ("unknown", None, "track_gap")
    assert outcome(credit(tracks(patrol(0.4), "C1", "C2"))) == ("unknown", None, "track_gap")


def test_live_tracks_elsewhere_are_zero() -> None:
    assert outcome(credit(tracks(stay("C1", ELSEWHERE, -2, 62)))) == ("credited", Decimal(0), "elsewhere_by_track")


def test_without_a_tracked_car_coverage_is_unknown() -> None:
    assert outcome(credit(NO_CARS)) == ("unknown", None, "nobody_tracked")


def test_a_silent_tracker_makes_coverage_unknown() -> None:
    assert outcome(credit(tracks([]))) == ("unknown", None, "track_gap")


def test_two_cars_share_a_section() -> None:
    both = [*drive("C1", 0, 0.5, 20), *drive("C2", 1, 0.5, 20)]
    assert credit(tracks(both, "C1", "C2")).value == 1


def test_a_pass_before_the_period_does_not_count() -> None:
    early = [*drive("C1", 0, 1, -30), *stay("C1", ELSEWHERE, -15, 62)]
    assert outcome(credit(tracks(early))) == ("credited", Decimal(0), "elsewhere_by_track")


def test_a_section_that_is_neither_covered_nor_over_is_not_yet_due() -> None:
    made = credit_section(section(), tracks(patrol(0.4)), (), at(59))
    assert outcome(made) == ("unknown", None, "not_yet_due")


def test_an_exemption_over_half_of_the_period_is_neutral_unless_the_section_was_covered() -> None:
    excused = (exemption(0, 30, "vehicle_down"),)
    assert outcome(credit(tracks(patrol(0.4)), excused)) == ("exempt", None, "exempt_vehicle_down")
    assert outcome(credit(tracks(patrol(1)), excused)) == ("credited", Decimal(1), "covered_by_track")


@given(st.permutations(patrol(0.4)), st.integers(1, 5))
def test_late_doubled_and_disordered_fixes_give_the_same_coverage(arrived: list[Fix], nth: int) -> None:
    assert credit(tracks(arrived + arrived[::nth])) == credit(tracks(patrol(0.4)))


def test_a_tracker_that_speaks_every_two_minutes_covers_as_one_that_speaks_twice_a_minute() -> None:
    made = credit(tracks(fix for fix in patrol(0.4) if (fix.at - at(0)).total_seconds() % 120 == 0))
    assert made.value == credit(tracks(patrol(0.4))).value


def test_a_silence_too_short_to_reach_the_road_and_come_back_hides_nothing() -> None:
    far_away = [fix for fix in stay("C1", ELSEWHERE, -2, 62) if not at(20) < fix.at < at(30)]
    assert outcome(credit(tracks(far_away))) == ("credited", Decimal(0), "elsewhere_by_track")


@given(st.integers(0, 54), st.integers(4, 60))
def test_a_tracker_that_falls_silent_never_lowers_a_value(start: int, minutes: int) -> None:
    kept = [fix for fix in patrol(0.4) if not at(start) <= fix.at < at(start + minutes)]
    after, before = credit(tracks(kept)), credit(tracks(patrol(0.4)))
    assert after.value is None or before.value is None or after.value >= before.value


def demanding(
    seen: Tracks, excused: tuple[Exemption, ...] = (), *, share: float | None = None, passes: int | None = None
) -> Credit:
    return credit_section(section(share=share, passes=passes), seen, excused, WEEKS_LATER)


def test_a_demanded_share_is_fulfilled_by_that_share() -> None:
    assert outcome(demanding(tracks(patrol(0.81)), share=0.8)) == ("credited", Decimal(1), "covered_by_track")


def test_less_than_the_demanded_share_earns_its_part_of_what_was_demanded() -> None:
    made = demanding(tracks(patrol(0.4)), share=0.8)
    assert made.value is not None
    assert abs(made.value - Decimal("0.5")) < Decimal("0.001")
    assert made.reason == "partly_covered"


def test_one_of_two_demanded_passes_is_half_of_it() -> None:
    made = demanding(tracks(patrol(1)), passes=2)
    assert made.value is not None
    assert abs(made.value - Decimal("0.5")) < Decimal("0.001")


def test_two_passes_there_and_back_or_by_two_cars_in_parts_fulfil_two() -> None:
    there_and_back = [*drive("C1", 0, 1, 10), *drive("C1", 1, 0, 20)]
    assert demanding(tracks(there_and_back), passes=2).value == 1
    in_parts = [*there_and_back[:21], *drive("C2", 0, 0.5, 25), *drive("C3", 1, 0.5, 25)]
    assert demanding(tracks(in_parts, "C1", "C2", "C3"), passes=2).value == 1


def test_driving_one_half_often_is_no_pass_of_the_other() -> None:
    often = [*drive("C1", 0, 0.5, 0), *drive("C1", 0.5, 0, 10), *drive("C1", 0, 0.5, 20), *drive("C1", 0.5, 0, 30)]
    made = demanding(tracks([*often, *stay("C1", beside(0), 42, 62)]), passes=2)
    assert made.value is not None
    assert abs(made.value - Decimal("0.5")) < Decimal("0.001")


def test_a_share_and_passes_multiply() -> None:
    once = demanding(tracks(patrol(0.8)), share=0.8, passes=2)
    assert once.value is not None
    assert abs(once.value - Decimal("0.5")) < Decimal("0.001")
    assert once.facts["demanded_m"] == round(once.facts["length_m"] * 1.6)


def test_an_exemption_over_a_part_of_the_period_takes_that_part_off_what_is_demanded() -> None:
    excused = (exemption(45, 60),)
    made = demanding(tracks(patrol(0.6)), excused)
    assert made.value is not None
    assert abs(made.value - Decimal("0.8")) < Decimal("0.001")
    assert outcome(demanding(tracks(patrol(0.76)), excused)) == ("credited", Decimal(1), "covered_by_track")
    assert made.evidence == (Evidence("exemption", "E-task-45"), Evidence("track", "C1"))


@given(st.integers(0, 29), st.sampled_from([0.3, 0.5, 0.8, None]), st.sampled_from([None, 1, 2]))
def test_an_exemption_never_lowers_a_value(minutes: int, share: float | None, passes: int | None) -> None:
    without = demanding(tracks(patrol(0.4)), share=share, passes=passes)
    with_it = demanding(tracks(patrol(0.4)), (exemption(0, minutes),), share=share, passes=passes)
    assert with_it.value is not None
    assert without.value is not None
    assert with_it.value >= without.value


def test_sections_reckoned_together_earn_what_each_earns_alone() -> None:
    seen = tracks([*patrol(0.4), *stay("C2", beside(0.5), -2, 20)], "C1", "C2", "C3")
    other = Line((beside(0), beside(1)))
    due = [section("S1"), replace(section("S2"), line=other), section("S3", share=0.3, passes=2)]
    together = [
        credit_section(each, seen, (), WEEKS_LATER, passed)
        for each, passed in zip(due, passed_together(due, seen), strict=True)
    ]
    assert together == [credit_section(each, seen, (), WEEKS_LATER) for each in due]
    assert len({each.facts["covered_m"] for each in together}) == 2
