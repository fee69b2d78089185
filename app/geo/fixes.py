"""Positions over time, and which pairs of them may be read as one movement."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.geo.distance import Floats, distances_m
from app.geo.points import Wgs84Point

MAX_SPEED_KMH = 180.0  # faster than any patrol: two fixes that imply more are not one car's movement
POSITION_ERROR_M = 30.0  # what satellite positions scatter beside a road, and the width of a road's corridor

LIGHTS_ON, LIGHTS_OFF, LIGHTS_UNTOLD = 1, 0, -1

Flags = NDArray[np.bool_]
States = NDArray[np.int8]


class Fix(NamedTuple):
    """Where one carrier (the id of a car, radio, recorder or phone) was at an aware instant; None: it didn't say how
    accurately. ``lights``: whether its warning lights (警灯) were on; None: it doesn't tell."""

    carrier: str
    at: datetime
    point: Wgs84Point
    accuracy_m: float | None = None
    lights: bool | None = None


@dataclass(frozen=True, eq=False)
class Fixes:
    """Fixes as columns, sorted by carrier and time, so that it doesn't matter in which order they arrived.

    A row's carrier is ``names[codes[row]]``; `names` are sorted, and one may have no rows. `seconds` counts from
    the Unix epoch; latitudes and longitudes are WGS-84 degrees, accuracies metres (POSITION_ERROR_M where none was
    told); lights are LIGHTS_ON, LIGHTS_OFF or LIGHTS_UNTOLD. A *step* is a pair of neighbouring rows: there is one step
    less than rows. Columns are never written to.
    """

    names: tuple[str, ...]
    codes: NDArray[np.intp]
    seconds: Floats
    latitudes: Floats
    longitudes: Floats
    accuracies: Floats
    lights: States

    @classmethod
    def of(cls, fixes: Iterable[Fix]) -> "Fixes":
        """Columns of single fixes in any order."""
        rows = list(fixes)
        carriers = np.array([fix.carrier for fix in rows], dtype=np.str_)
        seconds = np.array([fix.at.timestamp() for fix in rows], dtype=np.float64)
        latitudes = np.array([fix.point.latitude for fix in rows], dtype=np.float64)
        longitudes = np.array([fix.point.longitude for fix in rows], dtype=np.float64)
        told = [POSITION_ERROR_M if fix.accuracy_m is None else fix.accuracy_m for fix in rows]
        accuracies = np.array(told, dtype=np.float64)
        lights = np.array([LIGHTS_UNTOLD if fix.lights is None else fix.lights for fix in rows], dtype=np.int8)
        return cls.in_order(carriers, seconds, latitudes, longitudes, accuracies, lights)

    @classmethod
    def in_order(
        cls,
        carriers: NDArray[np.str_],
        seconds: Floats,
        latitudes: Floats,
        longitudes: Floats,
        accuracies: Floats,
        lights: States,
    ) -> "Fixes":
        """Columns whose rows come in any order."""
        names, codes = np.unique(carriers, return_inverse=True)
        return cls.sorted(tuple(names.tolist()), codes, seconds, latitudes, longitudes, accuracies, lights)

    @classmethod
    def sorted(
        cls,
        names: tuple[str, ...],
        codes: NDArray[np.intp],
        seconds: Floats,
        latitudes: Floats,
        longitudes: Floats,
        accuracies: Floats,
        lights: States,
    ) -> "Fixes":
        """Columns whose rows come in any order, of sorted names; rows that are in order already cost one look."""
        rises = (np.diff(codes) > 0) | ((np.diff(codes) == 0) & (np.diff(seconds) > 0))
        if rises.all():
            return cls(names, codes, seconds, latitudes, longitudes, accuracies, lights)
        order = np.lexsort((lights, accuracies, longitudes, latitudes, seconds, codes))
        return cls(names, codes, seconds, latitudes, longitudes, accuracies, lights).where(order)

    @property
    def carriers(self) -> NDArray[np.str_]:
        """Each row's carrier by name."""
        return np.array(self.names, dtype=np.str_)[self.codes]

    def where(self, rows: Flags | NDArray[np.intp]) -> "Fixes":
        """The chosen rows only."""
        columns = (self.seconds[rows], self.latitudes[rows], self.longitudes[rows], self.accuracies[rows])
        return Fixes(self.names, self.codes[rows], *columns, self.lights[rows])

    def of_carriers(self, carriers: Collection[str]) -> "Fixes":
        """The rows of these carriers only, in the same order."""
        wanted = np.array([name in carriers for name in self.names], dtype=np.bool_)
        return self if wanted.all() else self.where(wanted[self.codes])

    def rows_of(self, carrier: str) -> slice:
        """Where the rows of one carrier stand."""
        if carrier not in self.names:
            return slice(0, 0)
        first, last = np.searchsorted(self.codes, [self.names.index(carrier), self.names.index(carrier) + 1])
        return slice(int(first), int(last))

    def carriers_seen(self, chosen: Flags | None = None) -> list[str]:
        """Each carrier of the chosen rows (of all) once."""
        codes = self.codes if chosen is None else self.codes[chosen]
        seen = np.bincount(codes, minlength=len(self.names))
        return [name for name, count in zip(self.names, seen.tolist(), strict=True) if count]

    def __len__(self) -> int:
        return len(self.seconds)

    def steps_within(self, max_gap_s: float, max_speed_kmh: float = MAX_SPEED_KMH) -> Flags:
        """Which steps are one carrier's believable movement: near in time, and no teleport.

        Two fixes may differ by POSITION_ERROR_M at any speed, or the scatter of a standing car would be one.
        """
        same_carrier, elapsed_s, moved_m = self._steps
        believable: Flags = same_carrier & (elapsed_s <= max_gap_s) & (moved_m <= reach_m(elapsed_s, max_speed_kmh))
        return believable

    @cached_property
    def _steps(self) -> tuple[Flags, Floats, Floats]:
        """Of each step: whether it is one carrier's, how many seconds it took, how many metres it moved."""
        moved_m = distances_m(self.latitudes[:-1], self.longitudes[:-1], self.latitudes[1:], self.longitudes[1:])
        return self.codes[:-1] == self.codes[1:], np.diff(self.seconds), moved_m


def reach_m(elapsed_s: Floats, max_speed_kmh: float) -> Floats:
    """How far two fixes may lie apart after so many seconds."""
    return elapsed_s * (max_speed_kmh / 3.6) + POSITION_ERROR_M
