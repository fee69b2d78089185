"""Conversions between WGS-84, GCJ-02 and BD-09, for use at the edge only.

The forward formulas are the widely published ones (Krasovsky ellipsoid); `coord_test_vectors.csv` in the tests
holds pairs with their source. The inverses have no closed form and are found by iteration, to far below
a metre. Outside a rough box around China GCJ-02 equals WGS-84, as the map providers do it.
"""

import math
from collections.abc import Callable

import numpy as np

from app.geo.distance import Floats
from app.geo.points import Bd09Point, Gcj02Point, Wgs84Point

_SEMI_MAJOR_AXIS_M = 6378245.0
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_BD_ANGLE = math.pi * 3000.0 / 180.0
_CLOSE_ENOUGH_DEG = 1e-9  # a tenth of a millimetre
_MOST_ROUNDS = 30

_Degrees = tuple[float, float]


def gcj02_from_wgs84(point: Wgs84Point) -> Gcj02Point:
    """Shift a true place by 300-700 m to where Chinese tiles draw it."""
    return Gcj02Point(*_shifted_to_gcj02(point.latitude, point.longitude))


def wgs84_from_gcj02(point: Gcj02Point) -> Wgs84Point:
    """Undo the shift, exact to well below half a metre."""
    return Wgs84Point(*_inverse(_shifted_to_gcj02, point.latitude, point.longitude))


def degrees_undone_from_gcj02(latitudes: Floats, longitudes: Floats) -> tuple[Floats, Floats]:
    """`wgs84_from_gcj02` for whole columns, to about 4 m: enough to see whether a shift explains where fixes lie.

    The shift is reckoned once for every cell of about a kilometre that the places lie in."""
    cells, cell_of = np.unique(np.column_stack([latitudes, longitudes]).round(2), axis=0, return_inverse=True)
    there = np.array([_shifted_to_gcj02(*cell) for cell in cells.tolist()], dtype=np.float64).reshape(-1, 2)
    shifts = (there - cells)[cell_of.reshape(-1)]
    return latitudes - shifts[:, 0], longitudes - shifts[:, 1]


def bd09_from_gcj02(point: Gcj02Point) -> Bd09Point:
    """Add the second offset, about 800 m."""
    return Bd09Point(*_shifted_to_bd09(point.latitude, point.longitude))


def gcj02_from_bd09(point: Bd09Point) -> Gcj02Point:
    """Undo the second offset, exact to well below half a metre."""
    return Gcj02Point(*_inverse(_shifted_to_bd09, point.latitude, point.longitude))


def bd09_from_wgs84(point: Wgs84Point) -> Bd09Point:
    """Both offsets at once."""
    return bd09_from_gcj02(gcj02_from_wgs84(point))


def wgs84_from_bd09(point: Bd09Point) -> Wgs84Point:
    """Undo both offsets."""
    return wgs84_from_gcj02(gcj02_from_bd09(point))


def _shifted_to_gcj02(latitude: float, longitude: float) -> _Degrees:
    if not _in_china(latitude, longitude):
        return latitude, longitude
    x, y = longitude - 105.0, latitude - 35.0
    sine = math.sin(math.radians(latitude))
    curvature = 1 - _ECCENTRICITY_SQUARED * sine * sine
    meridian_m = _SEMI_MAJOR_AXIS_M * (1 - _ECCENTRICITY_SQUARED) / curvature**1.5
    parallel_m = _SEMI_MAJOR_AXIS_M / math.sqrt(curvature) * math.cos(math.radians(latitude))
    return (
        latitude + math.degrees(_northing_offset(x, y) / meridian_m),
        longitude + math.degrees(_easting_offset(x, y) / parallel_m),
    )


def _in_china(latitude: float, longitude: float) -> bool:
    return 0.8293 <= latitude <= 55.8271 and 72.004 <= longitude <= 137.8347


def _northing_offset(x: float, y: float) -> float:
    """Metres north, by the published series in degrees east of 105° and north of 35°."""
    offset = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    offset += _waves(20.0, (6.0, x), (2.0, x)) + _waves(20.0, (1.0, y)) + _waves(40.0, (1 / 3, y))
    return offset + _waves(160.0, (1 / 12, y)) + _waves(320.0, (1 / 30, y))


def _easting_offset(x: float, y: float) -> float:
    """Metres east, by the same kind of series."""
    offset = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    offset += _waves(20.0, (6.0, x), (2.0, x)) + _waves(20.0, (1.0, x)) + _waves(40.0, (1 / 3, x))
    return offset + _waves(150.0, (1 / 12, x)) + _waves(300.0, (1 / 30, x))


def _waves(amplitude: float, *terms: tuple[float, float]) -> float:
    return sum(amplitude * math.sin(frequency * value * math.pi) for frequency, value in terms) * 2.0 / 3.0


def _shifted_to_bd09(latitude: float, longitude: float) -> _Degrees:
    radius = math.hypot(longitude, latitude) + 0.00002 * math.sin(latitude * _BD_ANGLE)
    angle = math.atan2(latitude, longitude) + 0.000003 * math.cos(longitude * _BD_ANGLE)
    return radius * math.sin(angle) + 0.006, radius * math.cos(angle) + 0.0065


def _inverse(forward: Callable[[float, float], _Degrees], latitude: float, longitude: float) -> _Degrees:
    """Fixed-point iteration: the shift varies so slowly that each round gains two or three digits."""
    guess_latitude, guess_longitude = latitude, longitude
    for _ in range(_MOST_ROUNDS):
        there_latitude, there_longitude = forward(guess_latitude, guess_longitude)
        error_latitude, error_longitude = there_latitude - latitude, there_longitude - longitude
        guess_latitude, guess_longitude = guess_latitude - error_latitude, guess_longitude - error_longitude
        if max(abs(error_latitude), abs(error_longitude)) < _CLOSE_ENOUGH_DEG:
            break
    return guess_latitude, guess_longitude
