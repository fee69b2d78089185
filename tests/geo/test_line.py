import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geo.distance import distance_m
from app.geo.line import InvalidLine, Line
from tests.geo.roads import place, straight_road

BENT = Line((place(0, 0), place(1000, 0), place(1000, 500)))


def test_length_is_that_of_the_great_circle() -> None:
    assert straight_road(4000).length_m == pytest.approx(4000, abs=0.01)
    assert BENT.length_m == pytest.approx(1500, abs=0.5)
    assert BENT.length_m == pytest.approx(
        distance_m(place(0), place(1000)) + distance_m(place(1000), place(1000, 500)), abs=0.5
    )


@pytest.mark.parametrize(
    ("east", "north", "chainage", "offset"),
    [(400, 25, 400, 25), (400, -25, 400, 25), (1030, 200, 1200, 30), (-30, 40, 0, 50), (1000, 540, 1500, 40)],
    ids=["left", "right", "second segment", "before the start", "past the end"],
)
def test_a_point_is_located_by_chainage_and_offset(east: float, north: float, chainage: float, offset: float) -> None:
    assert BENT.locate(place(east, north)) == pytest.approx((chainage, offset), abs=0.1)


@given(st.floats(0, 1))
def test_the_spot_at_a_chainage_lies_on_the_line_at_that_chainage(share: float) -> None:
    chainage = share * BENT.length_m
    assert BENT.locate(BENT.point_at(chainage)) == pytest.approx((chainage, 0), abs=0.001)


@pytest.mark.parametrize("chainage", [-0.1, 1501])
def test_there_is_no_spot_off_the_ends(chainage: float) -> None:
    with pytest.raises(InvalidLine):
        BENT.point_at(chainage)


def test_a_slice_keeps_the_bend_and_has_its_own_zero() -> None:
    part = BENT.slice(900, 1200)
    assert part.length_m == pytest.approx(300, abs=0.1)
    assert part.points[1] == place(1000, 0)
    assert part.locate(place(1000, 0))[0] == pytest.approx(100, abs=0.1)


def test_a_slice_needs_an_extent() -> None:
    with pytest.raises(InvalidLine):
        BENT.slice(500, 500)


def test_one_place_is_no_line() -> None:
    with pytest.raises(InvalidLine):
        Line((place(0), place(0)))
    with pytest.raises(InvalidLine):
        Line(())


def test_a_repeated_point_adds_nothing() -> None:
    doubled = Line((place(0), place(0), place(500), place(500), place(1000)))
    assert doubled.length_m == pytest.approx(1000, abs=0.01)
    assert doubled.locate(place(700, 5)) == pytest.approx((700, 5), abs=0.01)


def test_many_points_are_located_as_one_by_one() -> None:
    points = [place(east, east % 70) for east in range(-50, 1100, 7)]
    chainages, offsets = BENT.locate_many(
        np.array([point.latitude for point in points]), np.array([point.longitude for point in points])
    )
    assert list(zip(chainages, offsets, strict=True)) == [BENT.locate(point) for point in points]


def test_no_points_have_no_places() -> None:
    chainages, offsets = BENT.locate_many(np.empty(0), np.empty(0))
    assert len(chainages) == len(offsets) == 0
