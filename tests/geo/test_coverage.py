"""Known metres: a straight road of 4 km, a car at 54 km/h."""

import math
from datetime import timedelta

import pytest

from app.geo.coverage import coverage
from app.geo.fixes import Fixes
from tests.geo.roads import START, drive, steady, straight_road, table

ROAD = straight_road(4000)


def covered(fixes: Fixes) -> list[tuple[float, float]]:
    return [(round(stretch.from_m), round(stretch.to_m)) for stretch in coverage(ROAD, fixes).stretches]


def test_a_full_drive_covers_the_road_in_one_pass() -> None:
    result = coverage(ROAD, table(steady(0, 4000)))
    assert result.share == pytest.approx(1, abs=1e-6)
    assert result.passes() == 1


def test_half_a_drive_covers_half() -> None:
    result = coverage(ROAD, table(steady(0, 2000)))
    assert result.covered_m == pytest.approx(2000, abs=0.5)
    assert result.share == pytest.approx(0.5, abs=0.001)
    assert result.passes() == 0


def test_there_and_back_covers_once_and_passes_twice() -> None:
    there, back = steady(0, 4000), steady(4000, 0, begin_s=300)
    result = coverage(ROAD, table(there, back))
    assert result.covered_m == pytest.approx(4000, abs=0.5)
    assert result.passes() == 2
    assert [traverse.to_m > traverse.from_m for traverse in result.traverses] == [True, False]


def test_the_traverse_names_car_and_time() -> None:
    (way,) = coverage(ROAD, table(steady(1000, 2500, carrier="鲁P0001警"))).traverses
    assert way.carrier == "鲁P0001警"
    assert (way.started_at, way.ended_at) == (START, START + timedelta(seconds=100))
    assert way.length_m == pytest.approx(1500, abs=0.5)


def test_crossing_the_road_covers_next_to_nothing() -> None:
    crossing = drive(*((t, 1000, -300 + 10 * t) for t in range(0, 60, 2)))
    assert coverage(ROAD, table(crossing)).share < 0.001


def test_a_gap_of_thirty_seconds_is_bridged() -> None:
    assert covered(table(drive((0, 0, 0), (30, 450, 0), (60, 900, 0)))) == [(0, 900)]


def test_a_gap_of_five_minutes_is_not() -> None:
    assert covered(table(steady(0, 900), steady(3000, 4000, begin_s=360))) == [(0, 900), (3000, 4000)]


def test_a_teleport_does_not_count() -> None:
    at_240_kmh = drive((0, 0, 0), (10, 150, 0), (40, 2150, 0), (50, 2300, 0))
    assert covered(table(at_240_kmh)) == [(0, 150), (2150, 2300)]


def test_a_fast_but_possible_car_counts() -> None:
    assert covered(table(drive((0, 0, 0), (30, 1450, 0)))) == [(0, 1450)]


def test_two_cars_do_not_make_one_drive() -> None:
    assert covered(table(drive((0, 500, 0), carrier="a"), drive((10, 700, 0), carrier="b"))) == []


def test_two_cars_add_up() -> None:
    both = table(steady(0, 2500, carrier="a"), steady(2000, 4000, carrier="b"))
    assert covered(both) == [(0, 4000)]


def test_a_road_beside_this_one_does_not_count() -> None:
    assert covered(table(steady(0, 4000, north_m=60))) == []
    assert covered(table(steady(0, 4000, north_m=25))) == [(0, 4000)]


def test_having_been_seen_elsewhere_in_between_breaks_the_way() -> None:
    detour = drive((0, 0, 0), (20, 300, 0), (40, 500, 200), (60, 700, 0), (80, 1000, 0))
    assert covered(table(detour)) == [(0, 300), (700, 1000)]


def test_a_standing_car_scatters_but_neither_passes_nor_turns() -> None:
    standing = drive(*((200 + i * 5, 3000 + (i % 3 - 1) * 12, i % 2 * 9) for i in range(40)))
    result = coverage(ROAD, table(steady(0, 3000), standing, steady(3000, 4000, begin_s=400)))
    assert result.passes() == 1
    assert len(result.traverses) == 1


def test_no_fixes_cover_nothing() -> None:
    result = coverage(ROAD, table())
    assert (result.share, result.stretches, result.traverses) == (0, (), ())


def test_one_fix_covers_nothing() -> None:
    assert coverage(ROAD, table(drive((0, 100, 0)))).share == 0


def across(degrees: float, speed_ms: float = 10.0, every_s: float = 2.0, half_m: float = 300.0) -> Fixes:
    """A way over the road's middle at this angle to it."""
    along, north = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    steps = math.ceil(2 * half_m / (speed_ms * every_s))
    metres = [-half_m + speed_ms * every_s * step for step in range(steps + 1)]
    return table(drive(*((step * every_s, 2000 + m * along, m * north) for step, m in enumerate(metres))))


@pytest.mark.parametrize("degrees", [35, 60, 90, 120, 145])
@pytest.mark.parametrize("every_s", [1, 2, 5, 10])
@pytest.mark.parametrize("speed_ms", [2, 5, 10, 20])
def test_a_street_of_another_heading_inside_the_corridor_does_not_count(
    degrees: float, every_s: float, speed_ms: float
) -> None:
    assert covered(across(degrees, speed_ms, every_s)) == []


def test_a_road_that_bends_away_by_a_few_degrees_counts_as_far_as_it_lies_in_the_corridor() -> None:
    ((start, end),) = covered(across(5, half_m=500))
    assert end - start == pytest.approx(2 * 30 / math.tan(math.radians(5)), abs=50)


def test_turning_in_from_a_side_road_and_out_again_counts_what_was_driven_along() -> None:
    joining = drive((0, 1000, -300), (20, 1000, -100), (30, 1000, 0))
    along = steady(1000, 1300, begin_s=30)
    leaving = drive((60, 1300, 100), (80, 1300, 300))
    assert covered(table(joining, along[1:], leaving)) == [(1000, 1300)]


def test_half_by_one_car_and_half_by_another_is_the_whole_once_and_half_of_twice() -> None:
    result = coverage(ROAD, table(steady(0, 2000, carrier="a"), steady(4000, 2000, carrier="b")))
    assert result.covered_m == pytest.approx(4000, abs=0.5)
    assert result.covered_times_m(1) == result.covered_m
    assert result.covered_times_m(2) == pytest.approx(4000, abs=0.5)
    assert result.passes() == 0


def test_there_and_back_is_the_whole_twice_and_not_thrice() -> None:
    result = coverage(ROAD, table(steady(0, 4000), steady(4000, 0, begin_s=300)))
    assert result.covered_times_m(2) == pytest.approx(8000, abs=1)
    assert result.covered_times_m(3) == pytest.approx(8000, abs=1)


def test_pieces_of_a_kilometre_tell_who_came_through_when_and_how_long_after_the_last() -> None:
    there, back = steady(0, 4000, speed_ms=20), steady(4000, 2000, speed_ms=20, begin_s=600)
    pieces = coverage(ROAD, table(there, back)).pieces
    assert [(round(p.from_m), round(p.to_m), round(p.covered_m)) for p in pieces] == [
        (0, 1000, 1000),
        (1000, 2000, 1000),
        (2000, 3000, 1000),
        (3000, 4000, 1000),
    ]
    assert [len(piece.passings) for piece in pieces] == [1, 1, 2, 2]
    assert pieces[0].passings[0].at == START + timedelta(seconds=25)
    assert [round(each) for each in pieces[3].intervals_s] == [600 + 25 - 175]
    assert [round(each) for each in pieces[2].intervals_s] == [600 + 75 - 125]


def test_waiting_at_the_roadside_does_not_blur_when_a_piece_was_passed() -> None:
    waits = [*steady(0, 1500), *drive(*((100 + 30 * i, 1500, 0) for i in range(1, 21)))]
    onward = steady(1500, 4000, begin_s=700)
    pieces = coverage(ROAD, table(waits, onward[1:])).pieces
    assert [round((piece.passings[0].at - START).total_seconds()) for piece in pieces] == [33, 100, 767, 833]
