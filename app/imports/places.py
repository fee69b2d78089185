"""Places of a list: brought to WGS-84 from the datum that was declared, and looked at whether they can be right."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Literal

from app.geo.datums import wgs84_from_gcj02
from app.geo.points import Gcj02Point
from app.tabular.importing import Item

from .reading import RowProblem

Datum = Literal["wgs84", "gcj02"]
#: A county is some 50 km across; twice that away nobody of it patrols.
FAR_DEG = 1.0
_CHINA_LATITUDES, _CHINA_LONGITUDES = (3.0, 54.0), (73.0, 136.0)

Pair = tuple[float, float]


def to_wgs84(items: Sequence[Item], datum: Datum) -> list[RowProblem]:
    """Bring every item's ``longitude`` and ``latitude`` to WGS-84, in place; name those that are no place in China."""
    problems = []
    for item in items:
        pair = _pair(item)
        if pair is None:
            continue
        if not _in_china(*pair):
            code = "coordinates_swapped" if _in_china(pair[1], pair[0]) else "place_far"
            problems.append(_problem(item, code))
        elif datum == "gcj02":
            moved = wgs84_from_gcj02(Gcj02Point(pair[1], pair[0]))
            item.members["longitude"], item.members["latitude"] = round(moved.longitude, 7), round(moved.latitude, 7)
    return problems


def far_places(items: Sequence[Item], known: Sequence[Pair]) -> list[RowProblem]:
    """Items far from the middle of what is known here, or of the list itself where nothing is known yet."""
    placed = [(item, pair) for item in items if (pair := _pair(item)) is not None]
    around = known if len(known) >= 3 else [pair for _, pair in placed]
    if not around:
        return []
    middle = (median(longitude for longitude, _ in around), median(latitude for _, latitude in around))
    return [_problem(item, "place_far") for item, pair in placed if _is_far(pair, middle)]


def _is_far(pair: Pair, middle: Pair) -> bool:
    return abs(pair[0] - middle[0]) > FAR_DEG or abs(pair[1] - middle[1]) > FAR_DEG


def _pair(item: Item) -> Pair | None:
    longitude, latitude = item.members.get("longitude"), item.members.get("latitude")
    return None if longitude is None or latitude is None else (longitude, latitude)


def _in_china(longitude: float, latitude: float) -> bool:
    inside_latitudes = _CHINA_LATITUDES[0] <= latitude <= _CHINA_LATITUDES[1]
    return inside_latitudes and _CHINA_LONGITUDES[0] <= longitude <= _CHINA_LONGITUDES[1]


def _problem(item: Item, code: str) -> RowProblem:
    return RowProblem(item.line, "longitude", code, f"{item.members['longitude']}, {item.members['latitude']}")
