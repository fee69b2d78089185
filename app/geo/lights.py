"""Whether the warning lights were on while somebody was there, as far as the vehicle tells.

Between two neighbouring fixes they were on when both say so, off when both say so; else, and where a fix says nothing,
it is unknown. Of several cars at a place one with its lights on is enough, and they are off only where every car there
says so: what isn't told lowers nothing.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.geo import spans
from app.geo.coverage import Coverage
from app.geo.distance import Floats
from app.geo.fixes import LIGHTS_OFF, LIGHTS_ON, Fixes
from app.geo.points import Wgs84Point
from app.geo.presence import MAX_GAP_S, steps_inside


class Lights(NamedTuple):
    """Three disjoint sets of time, rows of (start, end) in seconds of the epoch, that together are the presence."""

    on: Floats
    off: Floats
    unknown: Floats


def lights_at(point: Wgs84Point, radius_m: float, fixes: Fixes, *, max_gap_s: float = MAX_GAP_S) -> Lights:
    """Of the time that `app.geo.presence` calls inside a circle."""
    inside = steps_inside(point, radius_m, fixes, max_gap_s=max_gap_s)
    times = np.column_stack([fixes.seconds[:-1][inside], fixes.seconds[1:][inside]])
    return _lights(times, fixes.lights[:-1][inside], fixes.lights[1:][inside])


def lights_along(passed: Coverage) -> Lights:
    """Of the time of all ways along a line."""
    times, before, after = [np.empty((0, 2))], [_NONE], [_NONE]
    for way in passed.ways:
        ends = np.column_stack([way.seconds[:-1], way.seconds[1:]])
        times.append(np.sort(ends, axis=1))
        before.append(way.lights[:-1])
        after.append(way.lights[1:])
    return _lights(np.concatenate(times), np.concatenate(before), np.concatenate(after))


_NONE = np.empty(0, dtype=np.int8)


def _lights(times: Floats, before: NDArray[np.int8], after: NDArray[np.int8]) -> Lights:
    both_on = (before == LIGHTS_ON) & (after == LIGHTS_ON)
    both_off = (before == LIGHTS_OFF) & (after == LIGHTS_OFF)
    on = spans.merged(times[both_on])
    unknown = _without(times[~both_on & ~both_off], on)
    return Lights(on, _without(times[both_off], np.concatenate([on, unknown])), unknown)


def _without(some: Floats, others: Floats) -> Floats:
    if len(some) == 0:
        return some
    start, end = float(some.min()), float(some.max())
    rest = spans.complement(some, start, end)
    return spans.complement(np.concatenate([rest, others]), start, end)
