"""How long it takes to reckon which key sections were passed: a night, a month, and a county ten times as large.

Beside it the naive way, which looks at every fix, row by row, against every line whole; it is timed on a part of the
night and multiplied up, since nobody would wait for all of it."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from time import process_time

import numpy as np

from app.geo.coverage import coverages
from app.geo.fixes import LIGHTS_UNTOLD, POSITION_ERROR_M, Fixes
from app.geo.line import Line
from app.geo.network import Network
from app.geo.points import Wgs84Point

from .figures import MONTH_S, NIGHT_S, TEN_TIMES, Figure

CARS, SECTIONS, EVERY_S, NIGHTS = 14, 9, 10.0, 30
NIGHT_HOURS = 10
SPEED_MS = 12.0
#: Degrees WGS-84: where the sections begin, and how far apart they run.
SOUTH, WEST, APART = 36.00, 115.60, 0.012
LENGTH_M, BEND_M, VERTICES = 9_000, 400.0, 60
PER_DEGREE = 111_195.0
_SAMPLE = 300


def coverage_figures() -> Iterator[Figure]:
    """CPU seconds of each, a night and the tenfold one the least of three: the first of its size pays for memory that
    the others find. What is reckoned is the same for each night of the month but for its tracks."""
    lines, night = roads(SECTIONS), tracks(CARS, SECTIONS, seed=1)
    night_s = _least_s(CARS, SECTIONS)
    naive_s = _row_by_row_s(lines, night)
    print(f"       coverage: {len(night):,} fixes of {CARS} cars on {SECTIONS} sections; row by row {naive_s:.0f} s")
    yield Figure("coverage of a night", night_s, "s", NIGHT_S, naive=f"{naive_s / night_s:,.0f} times as long")
    month_s = _reckon_s(lines, [tracks(CARS, SECTIONS, seed=seed) for seed in range(NIGHTS)])
    yield Figure(
        "coverage of a month of nights", month_s, "s", MONTH_S, naive=f"{naive_s * NIGHTS / month_s:,.0f} times"
    )
    tenfold_s = _least_s(10 * CARS, 10 * SECTIONS)
    yield Figure(
        "ten times cars and sections, against a night",
        tenfold_s / night_s,
        "times",
        TEN_TIMES,
        naive="cars times sections: 100 times",
    )


def roads(count: int) -> list[Line]:
    """Winding roads beside each other, of nine kilometres each."""
    per_degree_east = PER_DEGREE * math.cos(math.radians(SOUTH))
    made = []
    for number in range(count):
        steps = range(VERTICES + 1)
        made.append(
            Line(
                tuple(
                    Wgs84Point(
                        SOUTH + number * APART + BEND_M / PER_DEGREE * math.sin(6 * step / VERTICES),
                        WEST + LENGTH_M * step / VERTICES / per_degree_east,
                    )
                    for step in steps
                )
            )
        )
    return made


def tracks(cars: int, sections: int, seed: int) -> Fixes:
    """A night of each car: up and down one section after the other, some metres beside its middle."""
    chance = random.Random(seed)
    lines = roads(sections)
    count = int(NIGHT_HOURS * 3600 / EVERY_S)
    columns = [_drive(lines, count, car, chance) for car in range(cars)]
    carriers = np.repeat([f"car-{car:04}" for car in range(cars)], count)
    seconds = np.tile(np.arange(count) * EVERY_S, cars)
    latitudes, longitudes = (np.concatenate([each[side] for each in columns]) for side in (0, 1))
    accuracies, lights = np.full(cars * count, POSITION_ERROR_M), np.full(cars * count, LIGHTS_UNTOLD, dtype=np.int8)
    return Fixes.in_order(carriers, seconds, latitudes, longitudes, accuracies, lights)


def _drive(
    lines: Sequence[Line], count: int, car: int, chance: random.Random
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], np.ndarray[tuple[int], np.dtype[np.float64]]]:
    scatter = np.random.default_rng(chance.randrange(1 << 30))
    latitudes, longitudes = np.empty(count), np.empty(count)
    rows_a_section = int(2 * LENGTH_M / SPEED_MS / EVERY_S)
    for start in range(0, count, rows_a_section):
        line = lines[(car + chance.randrange(len(lines))) % len(lines)]
        rows = min(rows_a_section, count - start)
        way = np.arange(rows) * SPEED_MS * EVERY_S % (2 * line.length_m)
        chainages = np.minimum(way, 2 * line.length_m - way)
        at = line.points_at(chainages)
        latitudes[start : start + rows] = at[0] + scatter.normal(0, 5 / PER_DEGREE, rows)
        longitudes[start : start + rows] = at[1] + scatter.normal(0, 5 / PER_DEGREE, rows)
    return latitudes, longitudes


def _least_s(cars: int, sections: int) -> float:
    """Tracks and network anew each time, since both keep what they once reckoned."""
    return min(_reckon_s(roads(sections), [tracks(cars, sections, seed=1)]) for _ in range(3))


def _reckon_s(lines: Sequence[Line], nights: Sequence[Fixes]) -> float:
    """The network is made once, as the job does it for all that is due at once."""
    began = process_time()
    network = Network(tuple(lines))
    for night in nights:
        coverages(network, night)
    return process_time() - began


def _row_by_row_s(lines: Sequence[Line], night: Fixes) -> float:
    chosen = np.linspace(0, len(night) - 1, _SAMPLE).astype(int)
    began = process_time()
    for row in chosen:
        point = Wgs84Point(float(night.latitudes[row]), float(night.longitudes[row]))
        for line in lines:
            line.locate(point)
    return (process_time() - began) * len(night) / _SAMPLE
