"""Positions over time, and which pairs of them may be read as one movement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.geo.distance import Floats, distances_m
from app.geo.points import Wgs84Point

MAX_SPEED_KMH = 180.0  # faster than any patrol: two fixes that imply more are not one car's movement
POSITION_ERROR_M = 30.0  # what satellite positions scatter beside a road, and the width of a road's corridor

Flags = NDArray[np.bool_]


class Fix(NamedTuple):
    """Where one carrier (the id of a car, radio, recorder or phone) was at an aware instant; None: it didn't say how
    accurately."""

    carrier: str
    at: datetime
    point: Wgs84Point
    accuracy_m: float | None = None


@dataclass(frozen=True, eq=False)
class Fixes:
    """Fixes as columns, sorted by carrier and time, so that it doesn't matter in which order they arrived.

    `seconds` counts from the Unix epoch; latitudes and longitudes are WGS-84 degrees, accuracies metres
    (POSITION_ERROR_M where none was told). A *step* is a pair of neighbouring rows: there is one step less than rows.
    """

    carriers: NDArray[np.str_]
    seconds: Floats
    latitudes: Floats
    longitudes: Floats
    accuracies: Floats

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
        return cls.in_order(carriers, seconds, latitudes, longitudes, accuracies)

    @classmethod
    def in_order(
        cls, carriers: NDArray[np.str_], seconds: Floats, latitudes: Floats, longitudes: Floats, accuracies: Floats
    ) -> "Fixes":
        """Columns whose rows come in any order."""
        order = np.lexsort((accuracies, longitudes, latitudes, seconds, carriers))
        return cls(carriers[order], seconds[order], latitudes[order], longitudes[order], accuracies[order])

    def where(self, chosen: Flags) -> "Fixes":
        """The chosen rows only, in the same order."""
        columns = (self.seconds, self.latitudes, self.longitudes, self.accuracies)
        return Fixes(self.carriers[chosen], *(column[chosen] for column in columns))

    def carriers_seen(self) -> list[str]:
        """Each carrier once. They stand sorted: only where one ends is looked at."""
        ends = np.flatnonzero(self.carriers[1:] != self.carriers[:-1])
        return [str(each) for each in (*self.carriers[ends], *self.carriers[-1:])]

    def __len__(self) -> int:
        return len(self.seconds)

    def steps_within(self, max_gap_s: float, max_speed_kmh: float = MAX_SPEED_KMH) -> Flags:
        """Which steps are one carrier's believable movement: near in time, and no teleport.

        Two fixes may differ by POSITION_ERROR_M at any speed, or the scatter of a standing car would be one.
        """
        elapsed_s = np.diff(self.seconds)
        moved_m = distances_m(self.latitudes[:-1], self.longitudes[:-1], self.latitudes[1:], self.longitudes[1:])
        same_carrier = self.carriers[:-1] == self.carriers[1:]
        believable: Flags = same_carrier & (elapsed_s <= max_gap_s) & (moved_m <= reach_m(elapsed_s, max_speed_kmh))
        return believable


def reach_m(elapsed_s: Floats, max_speed_kmh: float) -> Floats:
    """How far two fixes may lie apart after so many seconds."""
    return elapsed_s * (max_speed_kmh / 3.6) + POSITION_ERROR_M
