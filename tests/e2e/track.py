"""The way of the car and the places along it: the real track where the shared fixtures are at hand, else a made one.

The real track was driven elsewhere; it is laid into the county with its distances kept."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from app.geo.points import Wgs84Point
from app.kernel.clock import format_instant

FILE = Path(__file__).parents[3] / "shared" / "fixtures" / "tracks" / "car_with_stops.gpx"
NAMESPACE = {"gpx": "http://www.topografix.com/GPX/1/1"}
#: Where the middle of the track comes to lie: Yanggu's county seat.
CENTRE = Wgs84Point(36.1142, 115.7848)
#: Of the real track: about a kilometre of one heading, driven once.
STRAIGHT = slice(28, 36)
METRES_PER_DEGREE = 111_195.0


class TrackFix(NamedTuple):
    """A fix, so many seconds after the first one."""

    after_s: float
    point: Wgs84Point


def car_track() -> list[TrackFix]:
    """The fixes in order; their whole way lies within 700 m of ``CENTRE``."""
    return _laid_at_centre(_real_track() if FILE.exists() else _made_track())


def straight_part(track: Sequence[TrackFix]) -> list[list[float]]:
    """[longitude, latitude] pairs along a part of the way, as a section's line has them."""
    return [[fix.point.longitude, fix.point.latitude] for fix in track[STRAIGHT]]


def positions(track: Sequence[TrackFix], starts_at: datetime) -> list[dict[str, Any]]:
    """The fixes as a tracker reports them when the first was at ``starts_at``."""
    return [
        {
            "fix_at": format_instant(starts_at + timedelta(seconds=fix.after_s)),
            "latitude": fix.point.latitude,
            "longitude": fix.point.longitude,
            "datum": "wgs84",
        }
        for fix in track
    ]


def _real_track() -> list[TrackFix]:
    rows = list(ElementTree.parse(FILE).getroot().iterfind(".//gpx:trkpt", NAMESPACE))
    times = [datetime.fromisoformat(row.findtext("gpx:time", "", NAMESPACE)) for row in rows]
    points = [Wgs84Point(float(row.attrib["lat"]), float(row.attrib["lon"])) for row in rows]
    return [TrackFix((at - times[0]).total_seconds(), point) for at, point in zip(times, points, strict=True)]


def _made_track() -> list[TrackFix]:
    """Due east for 1.2 km in ten minutes, with a stop of 100 s that lies before ``STRAIGHT``."""
    way = [*range(11), *[10] * 10, *range(10, 51)]
    return [TrackFix(10.0 * n, Wgs84Point(45.0, 13.0 + step * 24 / 78_600)) for n, step in enumerate(way)]


def _laid_at_centre(track: Sequence[TrackFix]) -> list[TrackFix]:
    """The same way around ``CENTRE``: a degree of longitude is longer there, so it is squeezed."""
    latitudes = [fix.point.latitude for fix in track]
    longitudes = [fix.point.longitude for fix in track]
    middle = ((min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2)
    squeeze = math.cos(math.radians(middle[0])) / math.cos(math.radians(CENTRE.latitude))
    return [
        TrackFix(
            fix.after_s,
            Wgs84Point(
                CENTRE.latitude + fix.point.latitude - middle[0],
                CENTRE.longitude + (fix.point.longitude - middle[1]) * squeeze,
            ),
        )
        for fix in track
    ]
