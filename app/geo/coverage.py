"""How much of a road a set of tracks passed.

A step between two fixes of one carrier counts when both lie within `max_offset_m` of the line, at most `max_gap_s`
apart, and neither the way between them nor the advance along the line implies more than `max_speed_kmh`. It then covers
the chainages between its two feet. A fix away from the line in between breaks the chain: seen elsewhere is not passed.
A parallel road inside the corridor can't be told apart; a crossing contributes only the width it advances.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

from app.geo import spans
from app.geo.distance import Floats
from app.geo.fixes import MAX_SPEED_KMH, POSITION_ERROR_M, Fixes, Flags, reach_m
from app.geo.line import Line
from app.geo.traverse import legs

MAX_GAP_S = 60.0
PASS_SHARE = 0.8


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


@dataclass(frozen=True)
class Coverage:
    """The stretches that were passed (disjoint, in order) and the ways that passed them."""

    length_m: float
    stretches: tuple[Stretch, ...]
    traverses: tuple[Traverse, ...]

    @property
    def covered_m(self) -> float:
        return sum(stretch.to_m - stretch.from_m for stretch in self.stretches)

    @property
    def share(self) -> float:
        """0 to 1 of the line's length."""
        return min(1.0, self.covered_m / self.length_m)

    def passes(self, min_share: float = PASS_SHARE) -> int:
        """Ways that took at least this share of the line in one go; there and back is two."""
        return sum(traverse.length_m >= min_share * self.length_m for traverse in self.traverses)


def coverage(
    line: Line,
    fixes: Fixes,
    *,
    max_gap_s: float = MAX_GAP_S,
    max_offset_m: float = POSITION_ERROR_M,
    max_speed_kmh: float = MAX_SPEED_KMH,
) -> Coverage:
    """Reckon the stretches of a line that these fixes passed, and in which ways."""
    chainages, offsets = line.locate_within(fixes.latitudes, fixes.longitudes, max_offset_m)
    near = offsets <= max_offset_m
    advance_m = np.abs(np.diff(chainages))
    counted = (
        near[:-1]
        & near[1:]
        & fixes.steps_within(max_gap_s, max_speed_kmh)
        & (advance_m <= reach_m(np.diff(fixes.seconds), max_speed_kmh))
    )
    return Coverage(line.length_m, _stretches(chainages, counted), _traverses(fixes, chainages, counted))


def _stretches(chainages: Floats, counted: Flags) -> tuple[Stretch, ...]:
    starts, ends = chainages[:-1][counted], chainages[1:][counted]
    rows = spans.merged(np.column_stack([np.minimum(starts, ends), np.maximum(starts, ends)]))
    return tuple(Stretch(float(start), float(end)) for start, end in rows)


def _traverses(fixes: Fixes, chainages: Floats, counted: Flags) -> tuple[Traverse, ...]:
    return tuple(
        Traverse(
            str(fixes.carriers[first]),
            float(chainages[first]),
            float(chainages[last]),
            _instant(fixes.seconds[first]),
            _instant(fixes.seconds[last]),
        )
        for first, last in legs(chainages, counted)
    )


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(float(seconds), UTC)
