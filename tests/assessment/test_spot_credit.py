"""A spot check counts once somebody was seen there in its part of the period."""

from __future__ import annotations

from decimal import Decimal

from app.assessment.credits import Credit, Evidence
from app.assessment.evidence import CheckIn, Exemption, Tracks
from app.assessment.spot_credit import credit_post_check, credit_section_check
from app.geo.fixes import Fix
from app.geo.points import Wgs84Point
from tests.assessment.made import (
    ELSEWHERE,
    NO_CARS,
    POST,
    ROAD,
    WEEKS_LATER,
    at,
    check_in,
    drive,
    exemption,
    post,
    section,
    stay,
    tracks,
)

DONE = ("credited", Decimal(1), "seen_on_check")


def at_post(seen: Tracks, told: tuple[CheckIn, ...] = (), excused: tuple[Exemption, ...] = ()) -> Credit:
    return credit_post_check(post(manner="spot"), seen, told, excused, WEEKS_LATER)


def on_section(seen: Tracks, excused: tuple[Exemption, ...] = ()) -> Credit:
    return credit_section_check(section(manner="spot"), seen, excused, WEEKS_LATER)


def outcome(made: Credit) -> tuple[str, Decimal | None, str]:
    return made.state, made.value, made.reason.value


def test_one_fix_inside_is_a_check_done_also_while_it_runs() -> None:
    seen = tracks([Fix("C1", at(31), POST)])
    assert outcome(at_post(seen)) == DONE
    assert outcome(credit_post_check(post(manner="spot"), seen, (), (), at(32))) == DONE
    assert at_post(seen).evidence == (Evidence("track", "C1"),)


def test_an_officers_firm_word_is_a_check_done_without_any_car() -> None:
    assert outcome(at_post(NO_CARS, (check_in(20), check_in(40, kind="check_out")))) == DONE


def test_a_doubtful_word_is_none() -> None:
    assert outcome(at_post(NO_CARS, (check_in(20, place="missing"),))) == ("unknown", None, "nobody_tracked")


def test_all_cars_elsewhere_all_the_time_is_a_check_not_done() -> None:
    assert outcome(at_post(tracks(stay("C1", ELSEWHERE, -2, 62)))) == ("credited", Decimal(0), "elsewhere_by_track")


def test_silence_is_unknown() -> None:
    assert outcome(at_post(tracks([]))) == ("unknown", None, "track_gap")
    assert outcome(at_post(tracks(stay("C1", ELSEWHERE, -2, 40)))) == ("unknown", None, "track_gap")
    assert outcome(at_post(NO_CARS)) == ("unknown", None, "nobody_tracked")


def test_being_there_before_or_after_is_not_being_there() -> None:
    early = tracks([*stay("C1", POST, -30, -5), *stay("C1", ELSEWHERE, -2, 62)])
    assert outcome(at_post(early)) == ("credited", Decimal(0), "elsewhere_by_track")


def test_before_its_end_a_check_is_not_yet_due() -> None:
    made = credit_post_check(post(manner="spot"), tracks(stay("C1", ELSEWHERE, -2, 30)), (), (), at(30))
    assert outcome(made) == ("unknown", None, "not_yet_due")


def test_an_exemption_over_half_of_the_time_is_neutral_unless_the_check_was_done() -> None:
    excused = (exemption(0, 40),)
    away = tracks(stay("C1", ELSEWHERE, -2, 62))
    assert outcome(at_post(away, excused=excused)) == ("exempt", None, "exempt_task")
    assert outcome(at_post(tracks([Fix("C1", at(50), POST)]), excused=excused)) == DONE


def test_a_part_of_a_section_is_a_check_done() -> None:
    assert outcome(on_section(tracks(drive("C1", 0.4, 0.5, 20)))) == DONE


def test_crossing_a_section_is_no_check() -> None:
    foot = ROAD.point_at(4000)
    over = [
        Fix("C1", at(20 + n / 30), Wgs84Point(foot.latitude + (n - 15) * 0.0002, foot.longitude)) for n in range(31)
    ]
    around = [*stay("C1", over[0].point, -2, 20), *over, *stay("C1", over[-1].point, 21.5, 62)]
    assert outcome(on_section(tracks(around))) == ("credited", Decimal(0), "elsewhere_by_track")


def test_a_section_with_a_silent_car_is_unknown() -> None:
    assert outcome(on_section(tracks(stay("C1", ELSEWHERE, -2, 62), "C1", "C2"))) == ("unknown", None, "track_gap")
    assert outcome(on_section(NO_CARS)) == ("unknown", None, "nobody_tracked")
