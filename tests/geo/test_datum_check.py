"""GCJ-02 sent as WGS-84: it covers nothing, it is noticed, and nothing is moved."""

import pytest

from app.geo.coverage import coverage
from app.geo.datum_check import fit_only_as_gcj02
from app.geo.datums import degrees_undone_from_gcj02, gcj02_from_wgs84, wgs84_from_gcj02
from app.geo.distance import distance_m
from app.geo.fixes import Fix, Fixes
from app.geo.line import Line
from app.geo.network import Network
from app.geo.points import Gcj02Point, Wgs84Point
from tests.geo.roads import drive, place

#: A road to the north; the shift in this county is 500 m due east, along a road to the east it hides.
ROAD = Line((place(0, 0), place(0, 3000)))
ROADS = Network([Line((place(5000, 0), place(9000, 500))), ROAD])
TRUE = drive(*((t, 0, 15 * t) for t in range(0, 201, 10)))


def mistaken(fixes: list[Fix]) -> list[Fix]:
    """What a device sends that gives out GCJ-02 and calls it WGS-84."""
    wrong = [(fix, gcj02_from_wgs84(fix.point)) for fix in fixes]
    return [Fix(fix.carrier, fix.at, Wgs84Point(point.latitude, point.longitude)) for fix, point in wrong]


def noticed(fixes: list[Fix]) -> int:
    return int(fit_only_as_gcj02(ROADS, Fixes.of(fixes)).sum())


def test_a_drive_sent_in_the_wrong_datum_covers_nothing_and_every_fix_is_noticed() -> None:
    assert coverage(ROAD, Fixes.of(TRUE)).share == pytest.approx(1, abs=0.001)
    assert coverage(ROAD, Fixes.of(mistaken(TRUE))).share == 0
    assert noticed(mistaken(TRUE)) == len(TRUE)


def test_a_drive_in_the_right_datum_raises_no_doubt() -> None:
    assert noticed(TRUE) == 0


def test_only_the_fixes_that_fit_are_noticed() -> None:
    assert noticed(mistaken([*TRUE, *drive((500, -3000, 1000), (510, -3000, 1200))])) == len(TRUE)


def test_a_device_that_is_right_somewhere_is_not_doubted_for_a_place_beside_the_road() -> None:
    assert noticed([*TRUE[:5], *mistaken(TRUE[5:])]) == 0


def test_two_fixes_are_chance() -> None:
    assert noticed(mistaken(TRUE[:2])) == 0
    assert noticed([]) == 0


def test_undoing_whole_columns_agrees_with_undoing_one_by_one() -> None:
    wrong = Fixes.of(mistaken(drive(*((t, 130 * t, 90 * t) for t in range(0, 201, 10)))))
    undone = degrees_undone_from_gcj02(wrong.latitudes, wrong.longitudes)
    for latitude, longitude, there in zip(wrong.latitudes, wrong.longitudes, zip(*undone, strict=True), strict=True):
        exact = wgs84_from_gcj02(Gcj02Point(float(latitude), float(longitude)))
        assert distance_m(exact, Wgs84Point(float(there[0]), float(there[1]))) < 4
