"""What a post saw of each car: it is coming, it is there, it only passed through, or it stood there and left.

A car *enters* when a fix lies within the circle and *leaves* when one lies further out than the circle widened by
HYSTERESIS_M and by what that fix may be wrong: a car that stands at the edge doesn't flicker. Fixes less accurate than
WORST_ACCURACY_M say nothing. A gap in the signal, or a teleport, ends what is known: from then on the car is neither
inside nor gone. Who was inside for `dwell_s` stood there; who left earlier *passed through*.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.geo.distance import Floats, distances_m
from app.geo.fixes import Fixes, Flags
from app.geo.points import Wgs84Point
from app.geo.presence import MAX_GAP_S

HYSTERESIS_M = 30.0
WORST_ACCURACY_M = 200.0
DWELL_S = 120.0
APPROACH_M = 2000.0  # from here on a car that comes nearer is on its way
APPROACH_BY_M = 100.0  # more than scatter

State = Literal["approaching", "inside", "passed_through", "left"]


class Visit(NamedTuple):
    """One carrier at one post. `since` is its first fix inside (approaching: within APPROACH_M), `until` the last.

    `inside` means that it was still there at its last fix or when its signal was lost."""

    carrier: str
    state: State
    since: datetime
    until: datetime


def visits(
    point: Wgs84Point, radius_m: float, fixes: Fixes, *, dwell_s: float = DWELL_S, max_gap_s: float = MAX_GAP_S
) -> tuple[Visit, ...]:
    """Every visit of every carrier, in order of time; an approach only where it is the last that is known."""
    told = fixes.where(fixes.accuracies <= WORST_ACCURACY_M)
    away_m = distances_m(told.latitudes, told.longitudes, np.array([point.latitude]), np.array([point.longitude]))
    linked = told.steps_within(max_gap_s)
    starts = np.flatnonzero(np.concatenate([[True], ~linked])) if len(told) else np.empty(0, dtype=np.intp)
    inside = _inside(away_m, told.accuracies, radius_m, starts)
    found = [*_stays(told, inside, linked, dwell_s), *_approaches(told, away_m, radius_m, inside, linked)]
    return tuple(sorted(found, key=lambda visit: (visit.since, visit.carrier, visit.until)))


def _inside(away_m: Floats, accuracies: Floats, radius_m: float, starts: NDArray[np.intp]) -> Flags:
    """Inside since a fix within the circle, until one is clearly out or the chain of fixes ends."""
    entered, out = away_m <= radius_m, away_m > radius_m + np.maximum(HYSTERESIS_M, accuracies)
    decided = entered | out
    decided[starts] = True  # a chain that begins at the edge begins outside
    latest = np.maximum.accumulate(np.where(decided, np.arange(len(away_m)), 0))
    return entered[latest] if len(away_m) else entered


def _stays(fixes: Fixes, inside: Flags, linked: Flags, dwell_s: float) -> Iterator[Visit]:
    joined = linked & inside[:-1] & inside[1:]
    begins = np.flatnonzero(inside & ~np.concatenate([[False], joined])) if len(inside) else ()
    ends = np.flatnonzero(inside & ~np.concatenate([joined, [False]])) if len(inside) else ()
    for first, last in zip(begins, ends, strict=True):
        gone = last < len(linked) and bool(linked[last])
        stood = fixes.seconds[last] - fixes.seconds[first] >= dwell_s
        state: State = "inside" if not gone else "left" if stood else "passed_through"
        yield Visit(
            fixes.names[fixes.codes[first]], state, _instant(fixes.seconds[first]), _instant(fixes.seconds[last])
        )


def _approaches(fixes: Fixes, away_m: Floats, radius_m: float, inside: Flags, linked: Flags) -> Iterator[Visit]:
    """The last fixes of a carrier, as far as they come nearer one after the other, from within APPROACH_M."""
    closer = (np.diff(away_m) < 0) | (np.diff(fixes.seconds) == 0)
    nearer = linked & closer & (away_m[:-1] <= APPROACH_M) & ~inside[1:] & ~inside[:-1]
    lasts = np.flatnonzero(np.concatenate([np.diff(fixes.codes) != 0, [True]])) if len(fixes) else ()
    for last in lasts:
        stopped = np.flatnonzero(~nearer[:last])
        first = int(stopped[-1]) + 1 if len(stopped) else 0
        if away_m[first] - away_m[last] >= APPROACH_BY_M and away_m[last] > radius_m:
            since, until = _instant(fixes.seconds[first]), _instant(fixes.seconds[last])
            yield Visit(fixes.names[fixes.codes[last]], "approaching", since, until)


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(float(seconds), UTC)
