"""When somebody was at a place, when nobody was, and when the tracks can't tell.

Two neighbouring fixes of one carrier, no further apart than `max_gap_s`, both inside: it was there in between. Both
outside: it wasn't. One of each, a longer gap, a teleport, a fix that may be wrong by as much, or no fix: unknown.
One carrier inside is enough for presence; absence needs every carrier known to be elsewhere.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

from app.geo import spans
from app.geo.distance import Floats, distances_m
from app.geo.fixes import POSITION_ERROR_M, Fixes, Flags
from app.geo.points import Wgs84Point

MAX_GAP_S = 180.0


class TimeSpan(NamedTuple):
    """From start to end, aware instants, start < end."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Presence:
    """A window cut into three sets of disjoint spans; each is in order and together they fill it."""

    inside: tuple[TimeSpan, ...]
    absent: tuple[TimeSpan, ...]
    unknown: tuple[TimeSpan, ...]


def seconds_of(time_spans: tuple[TimeSpan, ...]) -> float:
    """How long the spans last together."""
    return sum((span.end - span.start).total_seconds() for span in time_spans)


def presence(
    point: Wgs84Point, radius_m: float, fixes: Fixes, window: TimeSpan, *, max_gap_s: float = MAX_GAP_S
) -> Presence:
    """Cut `window` by what `fixes` say about the circle. Fixes shortly before and after it help at its edges."""
    start, end = window.start.timestamp(), window.end.timestamp()
    away_m = distances_m(fixes.latitudes, fixes.longitudes, *_column(point))
    outside = away_m - np.maximum(0.0, fixes.accuracies - POSITION_ERROR_M) > radius_m
    linked = fixes.steps_within(max_gap_s)
    there = steps_inside(point, radius_m, fixes, max_gap_s=max_gap_s)
    inside = spans.clipped(_step_spans(fixes, there), start, end)
    away = _all_away(fixes, linked & outside[:-1] & outside[1:], start, end)
    absent = spans.clipped(away, start, end)
    unknown = spans.complement(np.concatenate([inside, absent]), start, end)
    return Presence(_time_spans(inside), _time_spans(absent), _time_spans(unknown))


def steps_inside(point: Wgs84Point, radius_m: float, fixes: Fixes, *, max_gap_s: float = MAX_GAP_S) -> Flags:
    """Which steps one carrier made within the circle."""
    within = distances_m(fixes.latitudes, fixes.longitudes, *_column(point)) <= radius_m
    found: Flags = fixes.steps_within(max_gap_s) & within[:-1] & within[1:]
    return found


def _column(point: Wgs84Point) -> tuple[Floats, Floats]:
    return np.array([point.latitude]), np.array([point.longitude])


def _step_spans(fixes: Fixes, chosen: Flags) -> Floats:
    return np.column_stack([fixes.seconds[:-1][chosen], fixes.seconds[1:][chosen]])


def _all_away(fixes: Fixes, outside: Flags, start: float, end: float) -> Floats:
    """Time in which every carrier is known to be outside: free of anybody's not-outside."""
    possible = [np.empty((0, 2))]
    for code in np.unique(fixes.codes):
        known_away = _step_spans(fixes, outside & (fixes.codes[:-1] == code))
        possible.append(spans.complement(known_away, start, end))
    return spans.complement(np.concatenate(possible), start, end) if len(fixes) else np.empty((0, 2))


def _time_spans(rows: Floats) -> tuple[TimeSpan, ...]:
    return tuple(TimeSpan(datetime.fromtimestamp(a, UTC), datetime.fromtimestamp(b, UTC)) for a, b in rows.tolist())
