"""Sets of time inside one window, as rows (start, end) of epoch seconds; what :mod:`app.geo.spans` lacks of set
arithmetic."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from app.geo import spans
from app.geo.distance import Floats
from app.geo.presence import TimeSpan

NOTHING: Floats = np.empty((0, 2))


class Window:
    """Set arithmetic inside one span of time; every result is cut to it, disjoint and in order."""

    def __init__(self, span: TimeSpan) -> None:
        self.start = span.start.timestamp()
        self.end = span.end.timestamp()

    @property
    def seconds(self) -> int:
        return round(self.end - self.start)

    def of(self, time_spans: Iterable[TimeSpan]) -> Floats:
        """The set of the given spans."""
        return self.rows((span.start.timestamp(), span.end.timestamp()) for span in time_spans)

    def rows(self, pairs: Iterable[tuple[float, float]]) -> Floats:
        """The set of the given (start, end) in epoch seconds."""
        return spans.clipped(np.array(list(pairs), dtype=np.float64).reshape(-1, 2), self.start, self.end)

    def either(self, *sets: Floats) -> Floats:
        """Time in any of the sets."""
        return spans.clipped(np.concatenate([NOTHING, *sets]), self.start, self.end)

    def neither(self, *sets: Floats) -> Floats:
        """Time in none of the sets."""
        return spans.complement(np.concatenate([NOTHING, *sets]), self.start, self.end)

    def both(self, *sets: Floats) -> Floats:
        """Time in all of the sets; no set at all is no time."""
        return self.neither(*(self.neither(each) for each in sets)) if sets else NOTHING

    def without(self, one: Floats, *others: Floats) -> Floats:
        """Time in the first set and in none of the others."""
        return self.neither(self.neither(one), *others)


def whole_seconds(rows: Floats) -> int:
    """How long a set lasts, to the nearest second."""
    return round(spans.total(rows))
