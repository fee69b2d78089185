"""The one way to count accidents: dimensions × measures × filters over a few columns, with the ids behind: pure.

A dimension gives each accident a code, or several (its vehicles, its parties' ages): an accident then counts once under
each, so that such rows may add up to more than all. An accident without a code is *unknown* (code ``""``), never left
out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.geo.distance import Floats

Codes = NDArray[np.int64]
MEASURES = ("accidents", "fatal", "deaths", "injuries")
UNKNOWN = ""


@dataclass(frozen=True)
class Column:
    """Codes of accidents: ``rows`` are positions of accidents, ``codes`` positions in ``labels``."""

    rows: Codes
    codes: Codes
    labels: tuple[str, ...]

    def followed(self, keep: NDArray[np.bool_], by: Column) -> Column:
        """The codes of the accidents kept, under the positions that they then have, and behind them those of ``by``."""
        positions, stays = np.cumsum(keep) - 1, keep[self.rows]
        labels = (*self.labels, *(label for label in by.labels if label not in self.labels))
        codes = np.array([labels.index(label) for label in by.labels], dtype=np.int64)
        return Column(
            np.concatenate([positions[self.rows[stays]], by.rows + int(keep.sum())]),
            np.concatenate([self.codes[stays], codes[by.codes]]),
            labels,
        )


def single(values: Iterable[Hashable]) -> Column:
    """A column of one value each; None is unknown."""
    known: dict[Hashable, int] = {}
    codes = np.fromiter((known.setdefault(each, len(known)) for each in values), dtype=np.int64)
    return Column(np.arange(len(codes)), codes, tuple(UNKNOWN if each is None else str(each) for each in known))


def several(rows: Sequence[int], values: Sequence[Hashable], size: int) -> Column:
    """A column of any number of values each: positions and values side by side; None says nothing, and whoever has
    nothing is unknown."""
    known: dict[Hashable, int] = {None: 0}
    codes = np.fromiter((known.setdefault(each, len(known)) for each in values), dtype=np.int64, count=len(values))
    width = len(known)
    pairs = np.unique(np.asarray(rows, dtype=np.int64)[codes > 0] * width + codes[codes > 0])
    bare = np.setdiff1d(np.arange(size), pairs // width)
    labels = tuple(UNKNOWN if each is None else str(each) for each in known)
    zeros = np.zeros(len(bare), dtype=np.int64)
    return Column(np.concatenate([pairs // width, bare]), np.concatenate([pairs % width, zeros]), labels)


@dataclass(frozen=True)
class Cube:
    """Accidents by position: ids (as the source has them), deaths and injuries, and a column for each dimension."""

    ids: Sequence[Any]
    deaths: Codes
    injuries: Codes
    columns: Mapping[str, Column]
    chosen: NDArray[np.bool_] = field(default_factory=lambda: np.ones(0, dtype=bool))

    @cached_property
    def taken(self) -> NDArray[np.bool_]:
        """Which accidents are taken; all, unless some were chosen."""
        return self.chosen if len(self.chosen) else np.ones(len(self.ids), dtype=bool)

    @cached_property
    def _weights(self) -> dict[str, Floats]:
        return {
            "accidents": np.ones(len(self.ids)),
            "fatal": (self.deaths > 0).astype(float),
            "deaths": self.deaths.astype(float),
            "injuries": self.injuries.astype(float),
        }

    def only(self, filters: Mapping[str, str]) -> Cube:
        """The accidents that have these codes, one for each dimension named."""
        taken = self.taken.copy()
        for dimension, code in filters.items():
            column = self.columns[dimension]
            with_code = np.zeros(len(self.ids), dtype=bool)
            if code in column.labels:
                with_code[column.rows[column.codes == column.labels.index(code)]] = True
            taken &= with_code
        return Cube(self.ids, self.deaths, self.injuries, self.columns, taken)

    def total(self, measure: str) -> int:
        """The measure over all that is taken."""
        return int(self._weights[measure][self.taken].sum())

    def persons(self, measure: str) -> Iterable[int]:
        """What each accident adds to the measure."""
        return (int(each) for each in self._weights[measure][self.taken])

    def by(self, dimension: str, measure: str = "accidents") -> dict[str, int]:
        """The measure for each code of a dimension that occurs among what is taken."""
        column = self.columns[dimension]
        taken = self.taken[column.rows]
        rows, codes = column.rows[taken], column.codes[taken]
        sums = np.bincount(codes, weights=self._weights[measure][rows], minlength=len(column.labels))
        occurs = np.bincount(codes, minlength=len(column.labels)) > 0
        return {label: int(sums[n]) for n, label in enumerate(column.labels) if occurs[n]}

    def cross(self, one: str, other: str, measure: str = "accidents") -> dict[tuple[str, str], int]:
        """The measure for each pair of codes that occurs."""
        first, second = self.columns[one], self.columns[other]
        left, right = _joined(first, second)
        taken = self.taken[first.rows[left]]
        left, right = left[taken], right[taken]
        width = max(1, len(second.labels))
        cells = first.codes[left] * width + second.codes[right]
        found, places = np.unique(cells, return_inverse=True)
        sums = np.bincount(places, weights=self._weights[measure][first.rows[left]], minlength=len(found))
        names = [(first.labels[cell // width], second.labels[cell % width]) for cell in found]
        return {name: int(value) for name, value in zip(names, sums, strict=True)}

    def taken_ids(self) -> list[UUID]:
        """The ids of what is taken, in the source's order."""
        return [UUID(str(self.ids[row])) for row in self.taken_rows()]

    def taken_ids_with_deaths(self) -> list[UUID]:
        """The ids of what is taken and fatal."""
        return [UUID(str(self.ids[row])) for row in self.taken_rows() if self.deaths[row] > 0]

    def taken_rows(self) -> list[int]:
        """The positions of what is taken."""
        return [int(row) for row in np.flatnonzero(self.taken)]


def _joined(first: Column, second: Column) -> tuple[Codes, Codes]:
    """Positions in both columns of each pair of codes that one accident has."""
    order = np.argsort(second.rows, kind="stable")
    ordered = second.rows[order]
    begins, ends = np.searchsorted(ordered, first.rows, "left"), np.searchsorted(ordered, first.rows, "right")
    counts = ends - begins
    left = np.repeat(np.arange(len(first.rows)), counts)
    steps = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    return left, order[np.repeat(begins, counts) + steps]
