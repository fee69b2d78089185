"""Telling a way that crosses a road from one along it.

Who crosses a corridor of `corridor_m` to either side at more than CROSSING_DEG leaves it after at most
``2 * corridor_m / tan(CROSSING_DEG)`` metres of advance, 104 m for 30 m and 30°. So a longer way is never a crossing,
and a shorter one is judged by where it came from and went: from the fix before it to the fix after it.
"""

import math

import numpy as np

from app.geo.distance import EARTH_RADIUS_M
from app.geo.fixes import Fixes, Flags
from app.geo.network import Near

CROSSING_DEG = 30.0
DRIFT_M = 45.0  # what two positions beside one road may lie apart across it; only more shows another heading

_SLOPE = math.tan(math.radians(CROSSING_DEG))
_PER_DEGREE_M = math.radians(1) * EARTH_RADIUS_M


def crosses(fixes: Fixes, near: Near, linked: Flags, leg: tuple[int, int], corridor_m: float) -> bool:
    """Whether the way from one row of `near` to another is shown to have another heading than the road.

    `linked`: which steps of all fixes are one carrier's believable movement."""
    first, last = leg
    if abs(near.chainages[last] - near.chainages[first]) > 2 * corridor_m / _SLOPE:
        return False
    before, after = int(near.rows[first]), int(near.rows[last])
    before -= bool(before > 0 and linked[before - 1])
    after += bool(after < len(linked) and linked[after])
    north = (fixes.latitudes[after] - fixes.latitudes[before]) * _PER_DEGREE_M
    shrink = math.cos(math.radians(float(fixes.latitudes[before])))
    east = (fixes.longitudes[after] - fixes.longitudes[before]) * _PER_DEGREE_M * shrink
    road = near.directions[first] + near.directions[last]
    road = road / max(1e-9, float(np.hypot(*road)))
    along, across = abs(east * road[0] + north * road[1]), abs(north * road[0] - east * road[1])
    return bool(across > DRIFT_M and across > _SLOPE * along)
