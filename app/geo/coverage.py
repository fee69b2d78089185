"""How much of a road a set of tracks passed.

A step between two fixes of one carrier counts when both lie within the corridor, at most `max_gap_s` apart, and neither
the way between them nor the advance along the line implies more than `max_speed_kmh`. It then covers the chainages
between its two feet. A fix away from the line in between breaks the chain: seen elsewhere is not passed.

A way that only crosses the road doesn't count (:mod:`app.geo.crossing`). A road that runs alongside within the corridor
can't be told apart from this one; one at 60 m can.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple

import numpy as np

from app.geo import spans
from app.geo.crossing import crosses
from app.geo.distance import Floats
from app.geo.fixes import MAX_SPEED_KMH, POSITION_ERROR_M, Fixes, Flags, States, reach_m
from app.geo.line import Line
from app.geo.network import Near, Network
from app.geo.traverse import legs

MAX_GAP_S = 60.0
PASS_SHARE = 0.8
PIECE_M = 1000.0


class Stretch(NamedTuple):
    """A part of a line, in metres of chainage, from_m < to_m."""

    from_m: float
    to_m: float


class Traverse(NamedTuple):
    """One carrier's unbroken way along the line in one direction; from_m > to_m means against it."""

    carrier: str
    from_m: float
    to_m: float
    started_at: datetime
    ended_at: datetime

    @property
    def length_m(self) -> float:
        return abs(self.to_m - self.from_m)


class Passing(NamedTuple):
    """A carrier came through the middle of a piece at this instant."""

    at: datetime
    carrier: str


class Piece(NamedTuple):
    """About a kilometre of the line: how much of it was passed, and every time that somebody came through."""

    from_m: float
    to_m: float
    covered_m: float
    passings: tuple[Passing, ...]

    @property
    def intervals_s(self) -> tuple[float, ...]:
        """Seconds between one passing and the next."""
        instants = [passing.at.timestamp() for passing in self.passings]
        return tuple(float(each) for each in np.diff(instants))


class Way(NamedTuple):
    """How a carrier went along the line: chainages that only rise, when (seconds of the epoch) each was reached first,
    and what it said of its lights there."""

    carrier: str
    chainages: Floats
    seconds: Floats
    lights: States


@dataclass(frozen=True)
class Coverage:
    """The stretches that were passed (disjoint, in order), and the ways that passed them."""

    length_m: float
    stretches: tuple[Stretch, ...]
    traverses: tuple[Traverse, ...]
    ways: tuple[Way, ...] = field(compare=False, repr=False)

    @property
    def covered_m(self) -> float:
        return sum(stretch.to_m - stretch.from_m for stretch in self.stretches)

    @property
    def share(self) -> float:
        """0 to 1 of the line's length."""
        return min(1.0, self.covered_m / self.length_m)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The line in pieces of about PIECE_M."""
        return tuple(_pieces(self.length_m, np.array(self.stretches).reshape(-1, 2), self.ways))

    def passes(self, min_share: float = PASS_SHARE) -> int:
        """Ways that took at least this share of the line in one go; there and back is two."""
        return sum(traverse.length_m >= min_share * self.length_m for traverse in self.traverses)

    def covered_times_m(self, times: int) -> float:
        """Metres of the line times how often each was passed, `times` at most: half the line twice is its length.

        Whoever passes it wholly so often gives ``times * length_m``, in one go or in parts."""
        if times == 1:
            return self.covered_m
        ends = np.array([(min(t.from_m, t.to_m), max(t.from_m, t.to_m)) for t in self.traverses]).reshape(-1, 2)
        places = np.concatenate([ends[:, 0], ends[:, 1]])
        turns = np.repeat([1, -1], len(ends))
        order = np.lexsort((-turns, places))
        depth = np.minimum(np.cumsum(turns[order])[:-1], times)
        return float(np.sum(depth * np.diff(places[order])))


def coverage(
    line: Line,
    fixes: Fixes,
    *,
    max_gap_s: float = MAX_GAP_S,
    max_offset_m: float = POSITION_ERROR_M,
    max_speed_kmh: float = MAX_SPEED_KMH,
) -> Coverage:
    """Reckon the stretches of a line that these fixes passed, and in which ways."""
    network = Network((line,), max_offset_m)
    return coverages(network, fixes, max_gap_s=max_gap_s, max_speed_kmh=max_speed_kmh)[0]


def coverages(
    network: Network, fixes: Fixes, *, max_gap_s: float = MAX_GAP_S, max_speed_kmh: float = MAX_SPEED_KMH
) -> list[Coverage]:
    """`coverage` of every line of a network, in its order, with one look-up of all fixes."""
    linked = fixes.steps_within(max_gap_s, max_speed_kmh)
    return [
        _covered(line, fixes, near, linked, network.corridor_m, max_speed_kmh)
        for line, near in zip(network.lines, network.near(fixes), strict=True)
    ]


def _covered(line: Line, fixes: Fixes, near: Near, linked: Flags, corridor_m: float, max_speed_kmh: float) -> Coverage:
    rows, chainages = near.rows, near.chainages
    elapsed_s = np.diff(fixes.seconds[rows])
    neighbours = np.diff(rows) == 1
    counted = neighbours & linked[rows[:-1]] & (np.abs(np.diff(chainages)) <= reach_m(elapsed_s, max_speed_kmh))
    ways = []
    for leg in legs(chainages, counted):
        if crosses(fixes, near, linked, leg, corridor_m):
            counted[leg[0] : leg[1]] = False
        else:
            ways.append(leg)
    passed = _passed(chainages, counted)
    return Coverage(
        line.length_m,
        tuple(Stretch(float(start), float(end)) for start, end in passed),
        tuple(_traverse(fixes, near, *leg) for leg in ways),
        tuple(_ways(fixes, near, ways)),
    )


def _passed(chainages: Floats, counted: Flags) -> Floats:
    starts, ends = chainages[:-1][counted], chainages[1:][counted]
    return spans.merged(np.column_stack([np.minimum(starts, ends), np.maximum(starts, ends)]))


def _traverse(fixes: Fixes, near: Near, first: int, last: int) -> Traverse:
    return Traverse(
        fixes.names[fixes.codes[near.rows[first]]],
        float(near.chainages[first]),
        float(near.chainages[last]),
        _instant(fixes.seconds[near.rows[first]]),
        _instant(fixes.seconds[near.rows[last]]),
    )


def _ways(fixes: Fixes, near: Near, ways: Sequence[tuple[int, int]]) -> Iterator[Way]:
    for first, last in ways:
        rows, chainages = near.rows[first : last + 1], near.chainages[first : last + 1]
        turn = slice(None, None, -1 if chainages[-1] < chainages[0] else 1)
        told = fixes.seconds[rows][turn], fixes.lights[rows][turn]
        yield Way(fixes.names[fixes.codes[rows[0]]], np.maximum.accumulate(chainages[turn]), *told)


def _pieces(length_m: float, passed: Floats, ways: Iterable[Way]) -> Iterator[Piece]:
    count = max(1, round(length_m / PIECE_M))
    bounds = np.linspace(0.0, length_m, count + 1)
    middles = (bounds[:-1] + bounds[1:]) / 2
    passings: list[list[Passing]] = [[] for _ in range(count)]
    for way in ways:
        through = np.flatnonzero((middles >= way.chainages[0]) & (middles <= way.chainages[-1]))
        instants = np.interp(middles[through], way.chainages, way.seconds)
        for piece, seconds in zip(through.tolist(), instants.tolist(), strict=True):
            passings[piece].append(Passing(_instant(seconds), way.carrier))
    for piece, (start, end) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
        covered_m = spans.total(spans.clipped(passed, start, end))
        yield Piece(start, end, covered_m, tuple(sorted(passings[piece])))


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(float(seconds), UTC)
