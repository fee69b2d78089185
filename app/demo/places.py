"""Where things lie: the towns of the county, roads drawn through them, and spots around them.

The towns are facts (``data/towns.csv``); a road's course between two towns is a gentle bend that anybody can see was
drawn."""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, radians, sin
from pathlib import Path

DATA = Path(__file__).parent / "data"
METRES_PER_DEGREE = 111_195.0
STEP_M = 1_500.0
"""Distance between the drawn points of a road."""
BEND = 0.06
"""How far a road bends aside between two towns, as a share of their distance."""

Degrees = tuple[float, float]
"""Longitude, latitude in WGS-84."""


@dataclass(frozen=True)
class Town:
    """A town; ``place`` is None where the source has no point for it."""

    code: str
    name: str
    place: Degrees | None


@cache
def towns() -> Mapping[str, Town]:
    """The towns by code, in the order of the source."""
    return {row["code"]: _town(row) for row in read_rows("towns.csv")}


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of facts."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _town(row: dict[str, str]) -> Town:
    place = (float(row["lon"]), float(row["lat"])) if row["lon"] else None
    return Town(row["code"], row["name"], place)


def road_through(codes: Sequence[str], seed: str) -> list[list[float]]:
    """A line through these towns as sections have it; raises KeyError for one without a point."""
    points = [_placed(code) for code in codes]
    chance = random.Random(seed)  # noqa: S311  # decides which way a drawn road bends
    line = [list(points[0])]
    for start, end in pairwise(points):
        line += _between(start, end, chance.uniform(-BEND, BEND))
    return [[round(longitude, 5), round(latitude, 5)] for longitude, latitude in line]


def _placed(code: str) -> Degrees:
    place = towns()[code].place
    if place is None:
        raise KeyError(code)
    return place


def _between(start: Degrees, end: Degrees, bend: float) -> list[list[float]]:
    """The points after ``start`` up to ``end``, bent aside most half-way."""
    east, north = (end[0] - start[0]) * cos(radians(start[1])), end[1] - start[1]
    count = max(1, round(hypot(east, north) * METRES_PER_DEGREE / STEP_M))
    points = []
    for number in range(1, count + 1):
        share, aside = number / count, bend * sin(pi * number / count)
        longitude = start[0] + (share * east - aside * north) / cos(radians(start[1]))
        points.append([longitude, start[1] + share * north + aside * east])
    return points


def spot_near(place: Degrees, chance: random.Random, within_m: float) -> Degrees:
    """A spot at most so far from a place."""
    angle, away = chance.uniform(0, 2 * pi), within_m * chance.uniform(0.25, 1) / METRES_PER_DEGREE
    longitude = place[0] + away * cos(angle) / cos(radians(place[1]))
    return round(longitude, 6), round(place[1] + away * sin(angle), 6)
