"""A real car track with a stop, drift and uneven intervals, where the shared fixtures are at hand."""

import xml.etree.ElementTree as ElementTree
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from app.geo.coverage import coverage
from app.geo.distance import distance_m
from app.geo.fixes import Fix, Fixes
from app.geo.line import Line
from app.geo.points import Wgs84Point
from app.geo.presence import TimeSpan, presence, seconds_of

TRACK = Path(__file__).parents[3] / "shared" / "fixtures" / "tracks" / "car_with_stops.gpx"
STRAIGHT = slice(28, 36)  # about a kilometre of one heading, driven once
NAMESPACE = {"gpx": "http://www.topografix.com/GPX/1/1"}

pytestmark = pytest.mark.skipif(not TRACK.exists(), reason="the shared fixtures are not beside the project")


@pytest.fixture(scope="module")
def track() -> list[Fix]:
    rows = ElementTree.parse(TRACK).getroot().iterfind(".//gpx:trkpt", NAMESPACE)
    return [
        Fix(
            "garmin",
            datetime.fromisoformat(row.findtext("gpx:time", "", NAMESPACE)),
            Wgs84Point(float(row.attrib["lat"]), float(row.attrib["lon"])),
        )
        for row in rows
    ]


def moved_aside(points: list[Wgs84Point], metres: float) -> Line:
    """The same line, shifted at a right angle to its general heading."""
    first, last = points[0], points[-1]
    scale = np.cos(np.radians(first.latitude))
    north, east = last.latitude - first.latitude, (last.longitude - first.longitude) * scale
    share = metres / distance_m(first, last)
    return Line(tuple(Wgs84Point(p.latitude - east * share, p.longitude + north / scale * share) for p in points))


def test_a_line_drawn_along_the_track_is_covered_fully(track: list[Fix]) -> None:
    line = Line(tuple(fix.point for fix in track))
    assert line.length_m == pytest.approx(2733, abs=5)
    assert coverage(line, Fixes.of(track)).share == pytest.approx(1, abs=0.001)


def test_a_straight_part_of_it_is_covered_and_passed_once(track: list[Fix]) -> None:
    result = coverage(Line(tuple(fix.point for fix in track[STRAIGHT])), Fixes.of(track))
    assert result.share == pytest.approx(1, abs=0.001)
    assert result.passes() == 1


def test_a_line_sixty_metres_beside_it_is_not_covered(track: list[Fix]) -> None:
    beside = moved_aside([fix.point for fix in track[STRAIGHT]], 60)
    assert coverage(beside, Fixes.of(track)).covered_m == 0


def test_the_stop_is_presence_where_the_car_stood(track: list[Fix]) -> None:
    window = TimeSpan(track[0].at, track[-1].at)
    longest = max(seconds_of(presence(fix.point, 30, Fixes.of(track), window).inside) for fix in track)
    assert 90 <= longest <= 180
