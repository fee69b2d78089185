"""Known metres: a straight road of 4 km, a car at 54 km/h."""

from datetime import timedelta

import pytest

from app.geo.coverage import coverage
from app.geo.datum_check import fits_only_as_gcj02
from app.geo.datums import gcj02_from_wgs84
from app.geo.fixes import Fix, Fixes
from app.geo.line import Line
from app.geo.points import Gcj02Point, Wgs84Point
from tests.geo.roads import START, drive, place, steady, straight_road, table

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


def test_gcj02_sent_as_wgs84_covers_nothing_and_is_noticed() -> None:
    """On a road to the north; the shift in this county is 500 m due east, along a road to the east it hides."""
    road = Line((place(0, 0), place(0, 3000)))
    true = drive(*((t, 0, 15 * t) for t in range(0, 201, 10)))
    wrong = [Fix(fix.carrier, fix.at, mistaken_for_wgs84(gcj02_from_wgs84(fix.point))) for fix in true]
    assert coverage(road, Fixes.of(true)).share == pytest.approx(1, abs=0.001)
    assert coverage(road, Fixes.of(wrong)).share == 0
    assert all(fits_only_as_gcj02(road, fix.point) for fix in wrong)
    assert not any(fits_only_as_gcj02(road, fix.point) for fix in true)
    assert not fits_only_as_gcj02(road, place(5000, 1500))


def mistaken_for_wgs84(point: Gcj02Point) -> Wgs84Point:
    return Wgs84Point(point.latitude, point.longitude)


def test_no_fixes_cover_nothing() -> None:
    result = coverage(ROAD, table())
    assert (result.share, result.stretches, result.traverses) == (0, (), ())


def test_one_fix_covers_nothing() -> None:
    assert coverage(ROAD, table(drive((0, 100, 0)))).share == 0
