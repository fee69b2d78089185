import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geo.distance import distance_m, distances_m
from app.geo.points import Wgs84Point

anywhere = st.builds(Wgs84Point, st.floats(-90, 90), st.floats(-180, 180))


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_m(Wgs84Point(36, 115.8), Wgs84Point(37, 115.8)) == pytest.approx(111_195.08, abs=0.01)


def test_opposite_ends_of_the_earth_are_half_a_round_apart() -> None:
    assert distance_m(Wgs84Point(90, 0), Wgs84Point(-90, 0)) == pytest.approx(20_015_114.4, abs=0.1)


def test_across_the_date_line_is_the_short_way() -> None:
    assert distance_m(Wgs84Point(0, 179.999), Wgs84Point(0, -179.999)) == pytest.approx(222.39, abs=0.01)


@given(anywhere, anywhere)
def test_columns_and_single_points_agree(one: Wgs84Point, other: Wgs84Point) -> None:
    columns = (np.array([value]) for value in (one.latitude, one.longitude, other.latitude, other.longitude))
    assert distances_m(*columns)[0] == pytest.approx(distance_m(one, other), abs=1e-3)


@given(anywhere, anywhere)
def test_there_is_as_far_as_back(one: Wgs84Point, other: Wgs84Point) -> None:
    assert distance_m(one, other) == pytest.approx(distance_m(other, one), abs=1e-6)
