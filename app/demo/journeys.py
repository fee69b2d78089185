"""Made tracks: where a car was, as its tracker would have told."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from app.geo.line import Line
from app.geo.points import Wgs84Point
from app.kernel.clock import format_instant

from .places import METRES_PER_DEGREE

MOVING_S, STANDING_S = 30, 150
"""How often a tracker tells where it is, while the car moves and while it stands with its engine on."""
SCATTER_M = 3.0


class Journey:
    """One car from an instant on; ``rows`` are its positions as ``POST /positions`` takes them, by time.

    The same ``seed`` gives the same journey. While ``mute`` its tracker says nothing."""

    def __init__(self, start: datetime, place: Wgs84Point, seed: str) -> None:
        self.at = start
        self.rows: list[dict[str, Any]] = []
        self.mute = False
        self._place = place
        self._random = random.Random(seed)  # noqa: S311  # scatter of made positions, no secret

    def stand(self, until: datetime) -> None:
        """Stay where the car is, with the engine on."""
        while self.at < until:
            self._tell(self._place, 0.0)
            self.at += timedelta(seconds=STANDING_S)
        self.at = until

    def park(self, until: datetime) -> None:
        """Stay where the car is, with the engine off: nothing is told."""
        self.at = max(self.at, until)

    def drive(self, line: Line, from_m: float, to_m: float, speed_kmh: float) -> None:
        """Go along a line from one chainage to another at about this speed."""
        gone_m, distance_m, sign = 0.0, abs(to_m - from_m), np.sign(to_m - from_m)
        while gone_m < distance_m:
            now_kmh = speed_kmh * self._random.uniform(0.85, 1.1)
            gone_m = min(gone_m + now_kmh / 3.6 * MOVING_S, distance_m)
            self.at += timedelta(seconds=MOVING_S)
            self._place = line.point_at(min(from_m + float(sign) * gone_m, line.length_m))
            self._tell(self._place, round(now_kmh, 1))

    def _tell(self, place: Wgs84Point, speed_kmh: float) -> None:
        north, east = (self._random.gauss(0, SCATTER_M) / METRES_PER_DEGREE for _ in range(2))
        if self.mute:
            return
        row = {"latitude": round(place.latitude + north, 6), "longitude": round(place.longitude + east, 6)}
        told = {"fix_at": format_instant(self.at), "datum": "wgs84", "speed_kmh": speed_kmh}
        self.rows.append({**row, **told})
