"""Many roads under one index, so that a night's fixes are looked up once and not once for every section.

The index (shapely's STRtree) holds a box around each piece of every line, widened by the corridor. A fix is projected
only on the pieces in whose box it lies; the work grows with fixes and roads together, not with their product.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from app.geo.distance import Floats
from app.geo.fixes import POSITION_ERROR_M, Fixes
from app.geo.line import Line

BOX_M = 500.0  # a long segment is cut for the index: a slanting one's box would hold half the county

Rows = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Near:
    """The fixes in one line's corridor: their row numbers, rising, and for each its chainage, in metres, and the
    direction of the road there (x east, y north, of length 1)."""

    rows: Rows
    chainages: Floats
    directions: Floats


@dataclass(frozen=True, eq=False)
class Network:
    """Lines with one corridor width, ready to be asked again and again."""

    lines: Sequence[Line]
    corridor_m: float = POSITION_ERROR_M

    def near(self, fixes: Fixes) -> list[Near]:
        """Which fixes lie near each line, in the lines' order. Of spots equally near the first along a line counts."""
        rows, segments = self._candidates(fixes)
        rows, segments, along, offsets = self._projected(fixes, rows, segments)
        lines = self._table.line[segments]
        order = np.lexsort((segments, offsets, rows, lines))
        rows, segments, along, lines = rows[order], segments[order], along[order], lines[order]
        first = np.ones(len(rows), dtype=np.bool_)
        first[1:] = (rows[1:] != rows[:-1]) | (lines[1:] != lines[:-1])
        rows, segments, along, lines = rows[first], segments[first], along[first], lines[first]
        lengths = self._table.length[segments]
        chainages = self._table.chainage[segments] + along * lengths
        directions = self._table.step[segments] / lengths[:, None]
        bounds = np.searchsorted(lines, np.arange(len(self.lines) + 1))
        return [
            Near(rows[a:b], np.minimum(chainages[a:b], line.length_m), directions[a:b])
            for line, a, b in zip(self.lines, bounds[:-1], bounds[1:], strict=True)
        ]

    def _candidates(self, fixes: Fixes) -> tuple[Rows, Rows]:
        """Pairs of a fix and a segment in whose boxes it lies, each once."""
        tree, segment_of_box, (west, south, east, north) = self._index
        longitudes, latitudes = fixes.longitudes, fixes.latitudes
        within = (longitudes >= west) & (longitudes <= east) & (latitudes >= south) & (latitudes <= north)
        inside = np.flatnonzero(within)  # a point for the tree costs more than this look
        rows, boxes = tree.query(shapely.points(longitudes[inside], latitudes[inside]))
        size = max(1, len(self._table.line))
        pairs = np.unique(inside[rows] * size + segment_of_box[boxes])
        return pairs // size, pairs % size

    def _projected(self, fixes: Fixes, rows: Rows, segments: Rows) -> tuple[Rows, Rows, Floats, Floats]:
        """The pairs within the corridor, how far along its segment each is (0 to 1), and how far from it in metres."""
        table = self._table
        places = np.column_stack([fixes.longitudes[rows], fixes.latitudes[rows]]) * table.scale[segments]
        from_start, step, length = places - table.start[segments], table.step[segments], table.length[segments]
        along = np.clip(np.einsum("ij,ij->i", from_start, step) / length**2, 0.0, 1.0)
        away = from_start - along[:, None] * step
        offsets = np.hypot(away[:, 0], away[:, 1])
        kept = offsets <= self.corridor_m
        return rows[kept], segments[kept], along[kept], offsets[kept]

    @cached_property
    def _table(self) -> "_Segments":
        return _Segments.of(self.lines)

    @cached_property
    def _index(self) -> tuple[shapely.STRtree, Rows, tuple[float, float, float, float]]:
        """A tree of boxes in degrees (east, north), which segment each box belongs to, and the bounds of all."""
        table = self._table
        parts = np.ceil(table.length / BOX_M).astype(np.intp)
        segment = np.repeat(np.arange(len(parts)), parts)
        number = np.arange(len(segment)) - np.repeat(np.cumsum(parts) - parts, parts)
        share = number / parts[segment]
        one = table.start[segment] + share[:, None] * table.step[segment]
        other = one + table.step[segment] / parts[segment][:, None]
        low = (np.minimum(one, other) - self.corridor_m) / table.scale[segment]
        high = (np.maximum(one, other) + self.corridor_m) / table.scale[segment]
        boxes = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
        west, south = np.min(low, axis=0, initial=np.inf)
        east, north = np.max(high, axis=0, initial=-np.inf)
        return shapely.STRtree(boxes), segment, (west, south, east, north)


@dataclass(frozen=True, eq=False)
class _Segments:
    """All segments of all lines, one after the other; metres in the frame of each one's own line."""

    line: Rows
    start: Floats
    step: Floats
    length: Floats
    chainage: Floats
    scale: Floats

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Segments":
        parts = [line.segments for line in lines]
        counts = [len(steps) for _, steps, _ in parts]
        scales = np.array([line.metres_per_degree[::-1] for line in lines]).reshape(-1, 2)
        step = np.concatenate([np.empty((0, 2)), *(steps for _, steps, _ in parts)])
        return cls(
            line=np.repeat(np.arange(len(lines)), counts),
            start=np.concatenate([np.empty((0, 2)), *(starts for starts, _, _ in parts)]),
            step=step,
            length=np.hypot(step[:, 0], step[:, 1]),
            chainage=np.concatenate([np.empty(0), *(chainages for _, _, chainages in parts)]),
            scale=np.repeat(scales, counts, axis=0),
        )
