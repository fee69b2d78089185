"""Sets of intervals on one axis (metres of chainage, seconds of time), as arrays of rows (start, end)."""

import numpy as np

from app.geo.distance import Floats


def merged(spans: Floats) -> Floats:
    """The same set as disjoint rows in order; touching rows become one, rows without length vanish."""
    spans = spans[spans[:, 1] > spans[:, 0]]
    if len(spans) <= 1:
        return spans
    spans = spans[np.argsort(spans[:, 0], kind="stable")]
    reach = np.maximum.accumulate(spans[:, 1])
    opens = np.concatenate([[True], spans[1:, 0] > reach[:-1]])
    closes = np.concatenate([opens[1:], [True]])
    return np.column_stack([spans[opens, 0], reach[closes]])


def clipped(spans: Floats, start: float, end: float) -> Floats:
    """What of the set lies between start and end."""
    if len(spans) == 0:
        return spans
    return merged(np.clip(spans, start, end))


def complement(spans: Floats, start: float, end: float) -> Floats:
    """What between start and end the set leaves free."""
    inner = clipped(spans, start, end)
    free = np.empty((len(inner) + 1, 2))
    free[0, 0], free[1:, 0] = start, inner[:, 1]
    free[:-1, 1], free[-1, 1] = inner[:, 0], end
    return merged(free)


def total(spans: Floats) -> float:
    """Length of a set of disjoint rows."""
    return float(np.sum(spans[:, 1] - spans[:, 0]))
