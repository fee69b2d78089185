"""Cutting chains of counted steps into ways in one direction."""

from collections.abc import Iterator

import numpy as np

from app.geo.distance import Floats
from app.geo.fixes import POSITION_ERROR_M, Flags

TURN_M = 2 * POSITION_ERROR_M  # going back less than this is scatter, not a turn

_Leg = tuple[int, int]


def legs(chainages: Floats, counted: Flags) -> Iterator[_Leg]:
    """First and last row of every way, in order; one without advance is left out."""
    for first, last in _chains(counted):
        for start, end in _cut_at_turns(chainages[first : last + 1].tolist()):
            if chainages[first + start] != chainages[first + end]:
                yield first + start, first + end


def _chains(counted: Flags) -> Iterator[_Leg]:
    """Rows joined by counted steps without a break."""
    edges = np.diff(np.concatenate([[0], counted.astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return ((int(start), int(end)) for start, end in zip(starts, ends, strict=True))


def _cut_at_turns(chainages: list[float]) -> Iterator[_Leg]:
    """Split where the way falls back by more than TURN_M from the furthest point it had reached.

    Until the direction shows, the lowest and the highest row are both kept: the first to be left by
    TURN_M is where the way began.
    """
    start, lowest, highest = 0, 0, 0
    least = most = chainages[0]
    heading = 0
    for row, chainage in enumerate(chainages):
        if chainage < least:
            least, lowest = chainage, row
        elif chainage > most:
            most, highest = chainage, row
        if heading >= 0 and most - chainage > TURN_M:
            if heading > 0:
                yield start, highest
            start, least, lowest, heading = highest, chainage, row, -1
        elif heading <= 0 and chainage - least > TURN_M:
            if heading < 0:
                yield start, lowest
            start, most, highest, heading = lowest, chainage, row, 1
    yield (start, highest) if heading > 0 else (start, lowest) if heading < 0 else (0, len(chainages) - 1)
