"""Many roads under one index give what each road gives alone."""

import numpy as np
import pytest

from app.geo.coverage import coverage, coverages
from app.geo.fixes import Fixes
from app.geo.line import Line
from app.geo.network import Network
from tests.geo.roads import drive, place, steady, table

LONG = Line((place(0), place(9000, 4000)))
BENT = Line((place(0, 0), place(1000, 0), place(1000, 1000)))
LOOP = Line((place(0, 0), place(400, 0), place(400, 40), place(0, 40)))
ROADS = Network([LONG, BENT, LOOP])


def test_each_road_has_what_it_would_have_alone() -> None:
    tracks = table(steady(0, 1000), drive(*((200 + 10 * s, 90 * s, 40 * s) for s in range(101)), carrier="b"))
    together = coverages(ROADS, tracks)
    assert together == [coverage(line, tracks) for line in (LONG, BENT, LOOP)]
    assert [round(each.covered_m, -1) for each in together] == [9850, 1000, 300]


def test_a_fix_is_located_as_the_line_itself_locates_it() -> None:
    tracks = table(drive(*((s, 37 * s % 1100, 53 * s % 900) for s in range(200))))
    for line, near in zip(ROADS.lines, ROADS.near(tracks), strict=True):
        chainages, offsets = line.locate_many(tracks.latitudes, tracks.longitudes)
        assert near.rows.tolist() == np.flatnonzero(offsets <= 30).tolist()
        assert near.chainages == pytest.approx(chainages[near.rows], abs=1e-6)


def test_the_corridor_ends_where_it_is_said_to_end() -> None:
    beside = table(drive((0, 500, 29.5), (10, 500, -29.5), (20, 500, 30.5), (30, 500, -30.5)))
    assert [near.rows.tolist() for near in Network([BENT]).near(beside)] == [[0, 1]]
    assert [near.rows.tolist() for near in Network([BENT], 31).near(beside)] == [[0, 1, 2, 3]]


def test_no_fixes_and_no_roads_are_no_trouble() -> None:
    assert [near.rows.tolist() for near in ROADS.near(Fixes.of([]))] == [[], [], []]
    assert Network([]).near(table(steady(0, 100))) == []


def test_roads_far_apart_share_an_index_without_trouble() -> None:
    far = Line((place(900_000, -2_000_000), place(901_000, -2_000_000)))
    wide = Network([BENT, far])
    tracks = table(steady(0, 1000), drive((0, 900_500, -2_000_000), (60, 450_000, -1_000_000), carrier="other"))
    assert [near.rows.tolist() for near in wide.near(tracks)] == [[*range(len(tracks) - 2)], [len(tracks) - 2]]
