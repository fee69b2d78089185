"""Made roads and drives with known metres, around 36.1 N 115.8 E."""

import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from app.geo.distance import EARTH_RADIUS_M
from app.geo.fixes import Fix, Fixes
from app.geo.line import Line
from app.geo.points import Wgs84Point

START = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)  # 23:00 in Shanghai
ORIGIN = Wgs84Point(36.1, 115.8)


def place(east_m: float, north_m: float = 0.0) -> Wgs84Point:
    """The point so many metres east and north of the origin."""
    per_degree = math.radians(1) * EARTH_RADIUS_M
    return Wgs84Point(
        ORIGIN.latitude + north_m / per_degree,
        ORIGIN.longitude + east_m / (per_degree * math.cos(math.radians(ORIGIN.latitude))),
    )


def straight_road(length_m: float) -> Line:
    """A road from the origin to the east."""
    return Line((place(0), place(length_m)))


def drive(*stops: tuple[float, float, float], carrier: str = "car-1") -> list[Fix]:
    """Fixes at (seconds after START, metres east, metres north)."""
    return [Fix(carrier, START + timedelta(seconds=s), place(east, north)) for s, east, north in stops]


def steady(
    from_m: float,
    to_m: float,
    *,
    every_s: float = 10.0,
    speed_ms: float = 15.0,
    begin_s: float = 0.0,
    north_m: float = 0.0,
    carrier: str = "car-1",
) -> list[Fix]:
    """A drive along the road at constant speed, with a fix at either end."""
    duration = abs(to_m - from_m) / speed_ms
    moments = [*(i * every_s for i in range(math.ceil(duration / every_s))), duration]
    metres = ((t, from_m + (to_m - from_m) * t / duration) for t in moments)
    return drive(*((begin_s + t, east, north_m) for t, east in metres), carrier=carrier)


def table(*drives: Iterable[Fix]) -> Fixes:
    return Fixes.of(fix for one in drives for fix in one)
