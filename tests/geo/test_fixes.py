"""Columns of fixes: in order whatever came in what order, and found by carrier."""

import numpy as np

from app.geo.fixes import Fixes
from tests.geo.roads import drive, table

MIXED = table(drive((0, 0, 0), (20, 20, 0), carrier="b"), drive((10, 10, 0), (5, 5, 0), carrier="a"))


def test_rows_stand_by_carrier_and_time() -> None:
    assert MIXED.carriers.tolist() == ["a", "a", "b", "b"]
    assert np.diff(MIXED.seconds).tolist()[::2] == [5, 20]
    assert MIXED.carriers_seen() == ["a", "b"]


def test_rows_in_order_are_taken_as_they_are_and_others_are_sorted() -> None:
    columns = MIXED.seconds, MIXED.latitudes, MIXED.longitudes, MIXED.accuracies, MIXED.lights
    kept = Fixes.sorted(MIXED.names, MIXED.codes, *columns)
    assert kept.seconds is MIXED.seconds
    back = np.arange(len(MIXED))[::-1]
    turned = MIXED.where(back)
    turned = Fixes.sorted(
        turned.names,
        turned.codes,
        turned.seconds,
        turned.latitudes,
        turned.longitudes,
        turned.accuracies,
        turned.lights,
    )
    assert [each.tolist() for each in (turned.codes, turned.seconds)] == [
        each.tolist() for each in (MIXED.codes, MIXED.seconds)
    ]


def test_one_carriers_rows_are_found_and_a_stranger_has_none() -> None:
    assert MIXED.rows_of("b") == slice(2, 4)
    assert MIXED.rows_of("nobody") == slice(0, 0)
    assert MIXED.of_carriers({"a"}).carriers_seen() == ["a"]
    assert Fixes.of(()).carriers_seen() == []
