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
        self._whole: Floats = np.array([[self.start, self.end]])

    @property
    def seconds(self) -> int:
        return round(self.end - self.start)

    def of(self, time_spans: Iterable[TimeSpan]) -> Floats:
        """The set of the given spans."""
        return self.rows((span.start.timestamp(), span.end.timestamp()) for span in time_spans)

    def rows(self, pairs: Iterable[tuple[float, float]]) -> Floats:
        """The set of the given (start, end) in epoch seconds."""
        told = list(pairs)
        return spans.clipped(np.array(told, dtype=np.float64), self.start, self.end) if told else NOTHING

    def either(self, *sets: Floats) -> Floats:
        """Time in any of the sets."""
        told = _told(sets)
        return spans.clipped(np.concatenate(told), self.start, self.end) if told else NOTHING

    def neither(self, *sets: Floats) -> Floats:
        """Time in none of the sets."""
        told = _told(sets)
        return spans.complement(np.concatenate(told), self.start, self.end) if told else self._whole

    def both(self, *sets: Floats) -> Floats:
        """Time in all of the sets; no set at all is no time."""
        if len(_told(sets)) < max(1, len(sets)):
            return NOTHING
        return self.neither(*(self.neither(each) for each in sets))

    def without(self, one: Floats, *others: Floats) -> Floats:
        """Time in the first set and in none of the others."""
        if not len(one) or not _told(others):
            return self.either(one)
        return self.neither(self.neither(one), *others)


def _told(sets: tuple[Floats, ...]) -> list[Floats]:
    """The sets that aren't empty: most requirements have neither tracks nor exemptions, and arithmetic on nothing
    costs as much as on something."""
    return [each for each in sets if len(each)]


def whole_seconds(rows: Floats) -> int:
    """How long a set lasts, to the nearest second."""
    return round(spans.total(rows)) if len(rows) else 0
