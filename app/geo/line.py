"""A road as a polyline, with chainage counted in metres from its first point.

Reckoned in a flat frame (equirectangular, in metres) around the line's own middle latitude. For a line some tens of
kilometres long the frame agrees with great-circle distances to about 0.2 %. Lines across 180° are not supported.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.geo.distance import EARTH_RADIUS_M, Floats
from app.geo.points import Wgs84Point

_PAIRS_AT_ONCE = 500_000  # points times segments held in memory at a time


class InvalidLine(ValueError):
    """Fewer than two distinct points, or a stretch that does not lie on the line."""


@dataclass(frozen=True)
class Line:
    """A WGS-84 polyline of at least two distinct points. Raises InvalidLine."""

    points: tuple[Wgs84Point, ...]

    def __post_init__(self) -> None:
        if len(set(self.points)) < 2:
            raise InvalidLine("a line needs two distinct points")

    @property
    def length_m(self) -> float:
        return float(self._chainages[-1])

    def locate(self, point: Wgs84Point) -> tuple[float, float]:
        """Chainage of the nearest spot on the line, and the distance to it; both in metres."""
        chainages, offsets = self.locate_many(np.array([point.latitude]), np.array([point.longitude]))
        return float(chainages[0]), float(offsets[0])

    def locate_many(self, latitudes: Floats, longitudes: Floats) -> tuple[Floats, Floats]:
        """`locate` for columns of degrees: chainages and offsets of the same length, in metres."""
        places = self._in_frame(latitudes, longitudes)
        size = max(1, _PAIRS_AT_ONCE // len(self._steps))
        parts = [self._nearest(places[i : i + size]) for i in range(0, len(places), size)]
        if not parts:
            return np.empty(0), np.empty(0)
        return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])

    def point_at(self, chainage_m: float) -> Wgs84Point:
        """The spot at a chainage. Raises InvalidLine before the start or past the end."""
        if not 0 <= chainage_m <= self.length_m:
            raise InvalidLine(f"{chainage_m} m is not within 0..{self.length_m:.1f} m")
        x = np.interp(chainage_m, self._chainages, self._vertices[:, 0])
        y = np.interp(chainage_m, self._chainages, self._vertices[:, 1])
        latitude_scale, longitude_scale = self.metres_per_degree
        return Wgs84Point(float(y / latitude_scale), float(x / longitude_scale))

    def points_at(self, chainages: Floats) -> tuple[Floats, Floats]:
        """Latitudes and longitudes of the spots at these chainages; what lies off the ends is moved to them."""
        latitude_scale, longitude_scale = self.metres_per_degree
        y = np.interp(chainages, self._chainages, self._vertices[:, 1])
        x = np.interp(chainages, self._chainages, self._vertices[:, 0])
        return y / latitude_scale, x / longitude_scale

    @property
    def segments(self) -> tuple[Floats, Floats, Floats]:
        """Starts (x, y) and vectors of the segments in the line's flat frame, and the chainages at their starts."""
        return self._vertices[:-1], self._steps, self._chainages[:-1]

    def slice(self, from_m: float, to_m: float) -> "Line":
        """The part between two chainages, from_m < to_m. Raises InvalidLine."""
        if not from_m < to_m:
            raise InvalidLine(f"{from_m} m is not before {to_m} m")
        inner = [
            point
            for point, chainage in zip(self._distinct_points, self._chainages, strict=True)
            if from_m < chainage < to_m
        ]
        return Line((self.point_at(from_m), *inner, self.point_at(to_m)))

    @cached_property
    def _distinct_points(self) -> tuple[Wgs84Point, ...]:
        """Without immediate repetitions, which would be segments of no length."""
        pairs = zip(self.points, self.points[1:], strict=False)
        return (self.points[0], *(point for before, point in pairs if point != before))

    @cached_property
    def metres_per_degree(self) -> tuple[float, float]:
        """The scale of the flat frame: of latitude, and of longitude at the line's middle latitude."""
        latitudes = [point.latitude for point in self.points]
        middle = np.radians((min(latitudes) + max(latitudes)) / 2)
        per_degree = float(np.radians(1.0)) * EARTH_RADIUS_M
        return per_degree, per_degree * float(np.cos(middle))

    @cached_property
    def _vertices(self) -> Floats:
        """x, y in metres, one row a point."""
        return self._in_frame(
            np.array([point.latitude for point in self._distinct_points]),
            np.array([point.longitude for point in self._distinct_points]),
        )

    @cached_property
    def _steps(self) -> Floats:
        """The vector of each segment."""
        return np.diff(self._vertices, axis=0)

    @cached_property
    def _chainages(self) -> Floats:
        """Chainage of each vertex."""
        return np.concatenate([[0.0], np.cumsum(np.hypot(self._steps[:, 0], self._steps[:, 1]))])

    def _in_frame(self, latitudes: Floats, longitudes: Floats) -> Floats:
        latitude_scale, longitude_scale = self.metres_per_degree
        return np.column_stack([longitudes * longitude_scale, latitudes * latitude_scale])

    def _nearest(self, places: Floats) -> tuple[Floats, Floats]:
        """Project every place on every segment and keep the nearest; of equals the first along the line."""
        from_start = places[:, None, :] - self._vertices[None, :-1, :]
        lengths = np.diff(self._chainages)
        along = np.clip(np.einsum("psk,sk->ps", from_start, self._steps) / lengths**2, 0.0, 1.0)
        away = from_start - along[:, :, None] * self._steps[None, :, :]
        offsets = np.hypot(away[:, :, 0], away[:, :, 1])
        rows, best = np.arange(len(places)), np.argmin(offsets, axis=1)
        chainages = self._chainages[best] + along[rows, best] * lengths[best]
        return np.minimum(chainages, self._chainages[-1]), offsets[rows, best]
