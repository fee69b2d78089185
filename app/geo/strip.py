"""A section as a strip of chainage: passed, not passed, and where the tracks can't tell.

A chainage is *passed* where :mod:`app.geo.coverage` says so. It is *unknown* where it wasn't seen passed but a car
could have been there unseen: while it was silent (between two fixes too far apart in time, or before its first and
after its last one in the window) there was time to go there and on to where it was seen next, at MAX_SPEED_KMH. A car
that said nothing at all could have been anywhere. The rest is *missed*: every car is known not to have come.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from app.geo import spans
from app.geo.coverage import Stretch
from app.geo.distance import Floats, distances_m
from app.geo.fixes import MAX_SPEED_KMH, Fixes, Flags, reach_m
from app.geo.line import Line
from app.geo.presence import TimeSpan

SAMPLE_M = 100.0  # how finely the reach of a silent car is looked at; rounded outward


@dataclass(frozen=True)
class Strip:
    """A line's length in three sets of disjoint stretches; each is in order and together they fill it."""

    passed: tuple[Stretch, ...]
    missed: tuple[Stretch, ...]
    unknown: tuple[Stretch, ...]


def strip(
    line: Line,
    passed: Collection[Stretch],
    fixes: Fixes,
    carriers: Collection[str],
    window: TimeSpan,
    *,
    max_gap_s: float,
) -> Strip:
    """Cut a line by what `fixes` say of `carriers`, all that could have come in `window`. Fixes around it help."""
    length_m = line.length_m
    taken = np.array([*passed], dtype=np.float64).reshape(-1, 2)
    marks = np.linspace(0.0, length_m, max(2, int(np.ceil(length_m / SAMPLE_M)) + 1))
    within = _reachable(line, marks, fixes, carriers, window, max_gap_s)
    either = within[:-1] | within[1:]
    reachable = np.column_stack([marks[:-1][either], marks[1:][either]])
    open_ = spans.complement(taken, 0.0, length_m)
    missed = spans.complement(np.concatenate([taken, reachable]), 0.0, length_m)
    known = np.concatenate([spans.complement(open_, 0.0, length_m), missed])
    return Strip(_stretches(taken), _stretches(missed), _stretches(spans.complement(known, 0.0, length_m)))


class _Silence(NamedTuple):
    """Rows of the fix before and after a silence, None where there is none, and how long it lasted in seconds."""

    before: int | None
    after: int | None
    seconds: float


def _reachable(
    line: Line, marks: Floats, fixes: Fixes, carriers: Collection[str], window: TimeSpan, max_gap_s: float
) -> Flags:
    """Which marks a silent car could have come by."""
    found = np.zeros(len(marks), dtype=np.bool_)
    latitudes, longitudes = line.points_at(marks)
    for silence in _silences(fixes, carriers, window, max_gap_s):
        way_m = np.zeros(len(marks))
        for row in (silence.before, silence.after):
            if row is not None:
                there = fixes.latitudes[row : row + 1], fixes.longitudes[row : row + 1]
                way_m += distances_m(latitudes, longitudes, *there)
        if silence.before is None and silence.after is None:
            return np.ones(len(marks), dtype=np.bool_)
        found |= way_m <= reach_m(np.array([silence.seconds]), MAX_SPEED_KMH)
        if found.all():
            break
    return found


def _silences(fixes: Fixes, carriers: Collection[str], window: TimeSpan, max_gap_s: float) -> Iterator[_Silence]:
    """The silences that touch the window and last longer than two fixes of one movement may lie apart."""
    start, end = window.start.timestamp(), window.end.timestamp()
    for carrier in sorted(carriers):
        rows = fixes.rows_of(carrier)
        seconds = fixes.seconds[rows]
        if len(seconds) == 0:
            yield _Silence(None, None, end - start)
            continue
        first, last = float(seconds[0]), float(seconds[-1])
        if first - start > max_gap_s:
            yield _Silence(None, rows.start, first - start)
        if end - last > max_gap_s:
            yield _Silence(rows.stop - 1, None, end - last)
        touching = (np.diff(seconds) > max_gap_s) & (seconds[1:] > start) & (seconds[:-1] < end)
        for at in np.flatnonzero(touching):
            yield _Silence(rows.start + int(at), rows.start + int(at) + 1, float(seconds[at + 1] - seconds[at]))


def _stretches(rows: Floats) -> tuple[Stretch, ...]:
    return tuple(Stretch(float(start), float(end)) for start, end in rows)
