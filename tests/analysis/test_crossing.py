"""Counting by any two dimensions, with filters and the ids behind a cell."""

from __future__ import annotations

from uuid import UUID

import numpy as np
import pytest

from app.analysis.crossing import Cube, several, single

IDS = [UUID(int=n) for n in range(1, 6)]


@pytest.fixture
def cube() -> Cube:
    return Cube(
        ids=IDS,
        deaths=np.array([0, 1, 0, 2, 0]),
        injuries=np.array([1, 0, 3, 1, 0]),
        columns={
            "hour": single([6, 6, 20, 23, None]),
            "cause": single(["a", "b", "a", "b", "b"]),
            "vehicle": several([0, 0, 1, 1, 2, 3], ["k", "h", "k", "k", None, "h"], 5),
        },
    )


def test_each_measure_is_counted_by_a_dimension_and_the_unknown_stays(cube: Cube) -> None:
    assert cube.by("hour") == {"6": 2, "20": 1, "23": 1, "": 1}
    assert cube.by("cause", "deaths") == {"a": 0, "b": 3}
    assert cube.by("cause", "fatal") == {"a": 0, "b": 2}
    assert cube.total("injuries") == 5


def test_an_accident_counts_once_under_each_of_its_vehicles(cube: Cube) -> None:
    assert cube.by("vehicle") == {"k": 2, "h": 2, "": 2}


def test_two_dimensions_are_crossed(cube: Cube) -> None:
    assert cube.cross("hour", "cause") == {
        ("6", "a"): 1, ("6", "b"): 1, ("20", "a"): 1, ("23", "b"): 1, ("", "b"): 1,
    }  # fmt: skip
    assert cube.cross("vehicle", "cause") == {
        ("", "a"): 1, ("", "b"): 1, ("k", "a"): 1, ("k", "b"): 1, ("h", "a"): 1, ("h", "b"): 1,
    }  # fmt: skip


def test_a_filter_takes_the_accidents_behind_a_cell(cube: Cube) -> None:
    assert cube.only({"hour": "6", "cause": "b"}).taken_ids() == [IDS[1]]
    assert cube.only({"vehicle": "h"}).taken_ids() == [IDS[0], IDS[3]]
    assert cube.only({"hour": ""}).taken_ids() == [IDS[4]]
    assert cube.only({"hour": "5"}).taken_ids() == []


def test_filters_hold_for_every_count_after_them(cube: Cube) -> None:
    assert cube.only({"cause": "b"}).by("hour", "deaths") == {"6": 1, "23": 2, "": 0}
    assert cube.only({"cause": "b"}).cross("vehicle", "hour") == {("k", "6"): 1, ("h", "23"): 1, ("", ""): 1}


def test_no_accidents_are_no_cells() -> None:
    nothing = np.array([], dtype=np.int64)
    empty = Cube([], nothing, nothing, {"hour": single([]), "v": several([], [], 0)})
    assert (empty.by("hour"), empty.cross("hour", "v"), empty.total("deaths")) == ({}, {}, 0)
