"""Many roads under one index, so that a night's fixes are looked up once and not once for every section.

The index is a grid of cells of CELL_M: each knows the segments whose corridor touches it, the look-up is arithmetic on
columns, and a fix is projected only on the segments of its own cell. So the work grows with fixes and roads together,
not with their product.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.geo.distance import EARTH_RADIUS_M, Floats
from app.geo.fixes import POSITION_ERROR_M, Fixes
from app.geo.line import Line

CELL_M = 125.0  # a long segment is cut for the index: a slanting one's box would hold half the county
_PER_DEGREE_M = float(np.radians(1.0)) * EARTH_RADIUS_M

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
        nearest = _nearest(self._table.line[segments], rows, offsets)
        rows, segments, along = rows[nearest], segments[nearest], along[nearest]
        lengths = self._table.length[segments]
        chainages = self._table.chainage[segments] + along * lengths
        directions = self._table.step[segments] / lengths[:, None]
        bounds = np.searchsorted(self._table.line[segments], np.arange(len(self.lines) + 1))
        return [
            Near(rows[a:b], np.minimum(chainages[a:b], line.length_m), directions[a:b])
            for line, a, b in zip(self.lines, bounds[:-1], bounds[1:], strict=True)
        ]

    def _candidates(self, fixes: Fixes) -> tuple[Rows, Rows]:
        """Pairs of a fix and a segment that share a cell, each once, in order of rows and segments."""
        grid = self._grid
        cells = grid.cells(fixes.longitudes, fixes.latitudes)
        place = np.searchsorted(grid.taken, cells)
        inside = np.flatnonzero(np.append(grid.taken, -1)[place] == cells)
        first, last = grid.first[place[inside]], grid.first[place[inside] + 1]
        rows = np.repeat(inside, last - first)
        within = np.arange(len(rows)) - np.repeat(np.cumsum(last - first) - (last - first), last - first)
        return rows, grid.segments[np.repeat(first, last - first) + within]

    def _projected(self, fixes: Fixes, rows: Rows, segments: Rows) -> tuple[Rows, Rows, Floats, Floats]:
        """The pairs within the corridor, how far along its segment each is (0 to 1), and how far from it in metres."""
        table = self._table
        places = np.column_stack([fixes.longitudes.take(rows), fixes.latitudes.take(rows)])
        from_start = places * table.scale.take(segments, axis=0) - table.start.take(segments, axis=0)
        step, length = table.step.take(segments, axis=0), table.length.take(segments)
        along = np.clip(np.einsum("ij,ij->i", from_start, step) / length**2, 0.0, 1.0)
        away = from_start - along[:, None] * step
        offsets = np.hypot(away[:, 0], away[:, 1])
        kept = offsets <= self.corridor_m
        return rows[kept], segments[kept], along[kept], offsets[kept]

    @cached_property
    def _table(self) -> "_Segments":
        return _Segments.of(self.lines)

    @cached_property
    def _grid(self) -> "_Grid":
        return _Grid.of(self._table, self.corridor_m)


def _nearest(lines: Rows, rows: Rows, offsets: Floats) -> Rows:
    """Of pairs in order of rows and segments those that are nearest of their row and line, by lines and rows."""
    order = np.argsort(lines, kind="stable")
    begins = np.ones(len(order), dtype=np.bool_)
    begins[1:] = (np.diff(lines[order]) != 0) | (np.diff(rows[order]) != 0)
    if not len(order):
        return order
    group = np.cumsum(begins) - 1
    least = np.minimum.reduceat(offsets[order], np.flatnonzero(begins))
    equal = np.flatnonzero(offsets[order] == least[group])
    first = np.ones(len(equal), dtype=np.bool_)
    first[1:] = np.diff(group[equal]) != 0
    return order[equal[first]]


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


@dataclass(frozen=True, eq=False)
class _Grid:
    """Cells in degrees (east, north): `taken` are the numbers of those that hold anything, rising; the segments of the
    n-th are ``segments[first[n]:first[n + 1]]``, rising."""

    west: float
    south: float
    size: Floats
    columns: int
    rows: int
    taken: Rows
    first: Rows
    segments: Rows

    @classmethod
    def of(cls, table: "_Segments", corridor_m: float) -> "_Grid":
        low, high, segment = _boxes(table, corridor_m)
        (west, south), (east, north) = np.min(low, axis=0, initial=180.0), np.max(high, axis=0, initial=-180.0)
        size = np.array([CELL_M / _PER_DEGREE_M / np.cos(np.radians(south)), CELL_M / _PER_DEGREE_M])
        columns, rows = (int(each) + 1 for each in np.maximum(0.0, (np.array([east, north]) - [west, south]) / size))
        corner, other = ((each - [west, south]) // size for each in (low, high))
        wide, tall = (other - corner + 1).astype(np.intp).T
        box = np.repeat(np.arange(len(segment)), wide * tall)
        number = np.arange(len(box)) - np.repeat(np.cumsum(wide * tall) - wide * tall, wide * tall)
        column, row = corner[box, 0] + number % wide[box], corner[box, 1] + number // wide[box]
        pairs = np.unique((row * columns + column).astype(np.intp) * max(1, len(table.line)) + segment[box])
        cells, segments = pairs // max(1, len(table.line)), pairs % max(1, len(table.line))
        taken, first = np.unique(cells, return_index=True)
        return cls(float(west), float(south), size, columns, rows, taken, np.append(first, len(cells)), segments)

    def cells(self, longitudes: Floats, latitudes: Floats) -> Rows:
        """The number of each place's cell; -2 for one off the grid."""
        column = np.floor((longitudes - self.west) / self.size[0])
        row = np.floor((latitudes - self.south) / self.size[1])
        within = (column >= 0) & (column < self.columns) & (row >= 0) & (row < self.rows)
        return np.where(within, row * self.columns + column, -2.0).astype(np.intp)


def _boxes(table: "_Segments", corridor_m: float) -> tuple[Floats, Floats, Rows]:
    """Corners, in degrees, of boxes around parts of the segments no longer than a cell, and whose part each is."""
    parts = np.ceil(table.length / CELL_M).astype(np.intp)
    segment = np.repeat(np.arange(len(parts)), parts)
    share = (np.arange(len(segment)) - np.repeat(np.cumsum(parts) - parts, parts)) / parts[segment]
    one = table.start[segment] + share[:, None] * table.step[segment]
    other = one + table.step[segment] / parts[segment][:, None]
    low = (np.minimum(one, other) - corridor_m) / table.scale[segment]
    high = (np.maximum(one, other) + corridor_m) / table.scale[segment]
    return low, high, segment
