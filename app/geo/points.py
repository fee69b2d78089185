"""Points that carry their datum in their type.

Positions are stored and reckoned in WGS-84. Chinese map tiles use GCJ-02 or BD-09, each some hundred metres
away; a distinct class for each datum turns mixing them into a type error instead of a wrong place.
"""

import math
from dataclasses import dataclass


class InvalidPoint(ValueError):
    """The numbers are no place on Earth: not finite, or out of range."""


@dataclass(frozen=True, slots=True)
class _Point:
    """Degrees; latitude in [-90, 90], longitude in [-180, 180]. Raises InvalidPoint otherwise."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        _require_within("latitude", self.latitude, 90)
        _require_within("longitude", self.longitude, 180)


class Wgs84Point(_Point):
    """A place as satellites give it; what this product stores (CGCS2000 is the same within a metre)."""

    __slots__ = ()


class Gcj02Point(_Point):
    """A place in the offset datum of Chinese map tiles (高德, 腾讯)."""

    __slots__ = ()


class Bd09Point(_Point):
    """A place in the datum of 百度 maps: GCJ-02 with a second offset on top."""

    __slots__ = ()


def _require_within(name: str, degrees: float, limit: float) -> None:
    if not math.isfinite(degrees) or abs(degrees) > limit:
        raise InvalidPoint(f"{name} {degrees!r} is not within ±{limit}°")
