import math

import pytest

from app.geo.points import Bd09Point, Gcj02Point, InvalidPoint, Wgs84Point


@pytest.mark.parametrize("latitude", [math.nan, math.inf, -math.inf, 90.000001, -91, 1e400])
def test_an_impossible_latitude_is_no_point(latitude: float) -> None:
    with pytest.raises(InvalidPoint, match="latitude"):
        Wgs84Point(latitude, 115.8)


@pytest.mark.parametrize("longitude", [math.nan, math.inf, 180.1, -181])
def test_an_impossible_longitude_is_no_point(longitude: float) -> None:
    with pytest.raises(InvalidPoint, match="longitude"):
        Gcj02Point(36.1, longitude)


def test_the_poles_and_the_date_line_are_points() -> None:
    assert Wgs84Point(-90, 180).longitude == 180
    assert Bd09Point(90, -180).latitude == 90


def test_the_same_numbers_in_two_datums_are_different_points() -> None:
    points: set[Wgs84Point | Gcj02Point] = {Wgs84Point(36.1, 115.8), Gcj02Point(36.1, 115.8), Wgs84Point(36.1, 115.8)}
    assert len(points) == 2


def test_a_point_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Wgs84Point(36.1, 115.8).latitude = 0  # type: ignore[misc]
