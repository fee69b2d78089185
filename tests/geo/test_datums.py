import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geo.datums import (
    bd09_from_gcj02,
    bd09_from_wgs84,
    gcj02_from_bd09,
    gcj02_from_wgs84,
    wgs84_from_bd09,
    wgs84_from_gcj02,
)
from app.geo.distance import distance_m
from app.geo.points import Bd09Point, Gcj02Point, Wgs84Point

VECTORS = Path(__file__).parents[1] / "vectors" / "coord_test_vectors.csv"
ROWS = list(csv.DictReader(VECTORS.read_text(encoding="utf-8").splitlines()))
BD_ROWS = [row for row in ROWS if row["bd_lat"]]

in_china = st.builds(Wgs84Point, st.floats(18, 53), st.floats(74, 134))


def point_in(row: dict[str, str], datum: str) -> tuple[float, float]:
    return float(row[f"{datum}_lat"]), float(row[f"{datum}_lon"])


def apart_m(one: Wgs84Point | Gcj02Point | Bd09Point, other: tuple[float, float]) -> float:
    """Metres between numbers of one datum, read as if they were places."""
    return distance_m(Wgs84Point(one.latitude, one.longitude), Wgs84Point(*other))


def rounding_m(row: dict[str, str]) -> float:
    """Half a metre, but for the one pair published with five decimals on both sides."""
    return 0.5 if len(row["gcj_lat"].split(".")[1]) > 5 else 1.5


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["place"])
def test_gcj02_agrees_with_the_published_pairs(row: dict[str, str]) -> None:
    true, shifted = Wgs84Point(*point_in(row, "wgs")), Gcj02Point(*point_in(row, "gcj"))
    assert apart_m(gcj02_from_wgs84(true), point_in(row, "gcj")) < rounding_m(row)
    assert apart_m(wgs84_from_gcj02(shifted), point_in(row, "wgs")) < rounding_m(row)


@pytest.mark.parametrize("row", BD_ROWS, ids=lambda row: row["place"])
def test_bd09_agrees_with_the_published_pairs(row: dict[str, str]) -> None:
    true, shifted = Wgs84Point(*point_in(row, "wgs")), Bd09Point(*point_in(row, "bd"))
    assert apart_m(bd09_from_wgs84(true), point_in(row, "bd")) < 0.5
    assert apart_m(wgs84_from_bd09(shifted), point_in(row, "wgs")) < 0.5


@pytest.mark.parametrize("row", [row for row in ROWS if row["gcj_shift_m"]], ids=lambda row: row["place"])
def test_the_shift_is_as_large_as_published(row: dict[str, str]) -> None:
    true = Wgs84Point(*point_in(row, "wgs"))
    shifted = gcj02_from_wgs84(true)
    assert apart_m(true, (shifted.latitude, shifted.longitude)) == pytest.approx(float(row["gcj_shift_m"]), rel=0.005)


@given(in_china)
def test_gcj02_there_and_back_is_the_same_place(point: Wgs84Point) -> None:
    assert distance_m(wgs84_from_gcj02(gcj02_from_wgs84(point)), point) < 0.01


@given(in_china)
def test_bd09_there_and_back_is_the_same_place(point: Wgs84Point) -> None:
    shifted = Gcj02Point(point.latitude, point.longitude)
    back = gcj02_from_bd09(bd09_from_gcj02(shifted))
    assert apart_m(back, (shifted.latitude, shifted.longitude)) < 0.01


def test_outside_china_nothing_is_shifted() -> None:
    arezzo = Wgs84Point(43.4674, 11.8851)
    assert gcj02_from_wgs84(arezzo) == Gcj02Point(43.4674, 11.8851)
    assert wgs84_from_gcj02(Gcj02Point(43.4674, 11.8851)) == arezzo
