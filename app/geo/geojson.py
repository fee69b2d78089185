"""Points and lines out of a GeoJSON file (RFC 7946): a FeatureCollection of Point or LineString.

GeoJSON is WGS-84 by its standard, yet files drawn on Chinese maps are GCJ-02 all the same: whoever brings the file
declares the datum. A wrong declaration can't be seen in the file, places are just some 500 m off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from app.kernel import strictjson
from app.kernel.errors import DomainError

MAX_FEATURES = 5_000
MAX_POINTS = 200_000
SHAPES = frozenset({"Point", "LineString"})

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A feature: its number from 1, its properties as text, and its [longitude, latitude] pairs (a point has one)."""

    number: int
    properties: Mapping[str, str]
    pairs: tuple[Pair, ...]


def read_geojson(raw: bytes, shapes: frozenset[str] = SHAPES) -> list[Shape]:
    """Read a collection of these geometries.

    Raises ``geojson_invalid`` (params ``reason``: ``syntax``, ``not_a_collection``, ``geometry``, ``coordinates``,
    ``too_many``, and ``feature``: its number, 0 for the file)."""
    try:
        said = strictjson.loads(raw)
    except strictjson.MalformedJson:
        _refuse("syntax", 0)
    features = said.get("features") if isinstance(said, dict) else None
    if not isinstance(features, list) or said.get("type") != "FeatureCollection":
        _refuse("not_a_collection", 0)
    if len(features) > MAX_FEATURES:
        _refuse("too_many", 0)
    read = [_shape(number, feature, shapes) for number, feature in enumerate(features, start=1)]
    if sum(len(shape.pairs) for shape in read) > MAX_POINTS:
        _refuse("too_many", 0)
    return read


def _shape(number: int, feature: Any, shapes: frozenset[str]) -> Shape:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict) or geometry.get("type") not in shapes:
        _refuse("geometry", number)
    said = geometry.get("coordinates")
    pairs = said if geometry["type"] == "LineString" else [said]
    if not isinstance(pairs, list) or not pairs:
        _refuse("coordinates", number)
    properties = feature.get("properties")
    named = properties.items() if isinstance(properties, dict) else ()
    return Shape(number, {name: _text(value) for name, value in named}, tuple(_pair(number, pair) for pair in pairs))


def _pair(number: int, said: Any) -> Pair:
    if not isinstance(said, list) or not 2 <= len(said) <= 3 or not all(_is_number(value) for value in said):
        _refuse("coordinates", number)
    longitude, latitude = float(said[0]), float(said[1])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        _refuse("coordinates", number)
    return longitude, latitude


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(_text(each) for each in value)
    return "" if value is None or isinstance(value, dict) else str(value).strip()


def _refuse(reason: str, feature: int) -> NoReturn:
    raise DomainError("geojson_invalid", reason=reason, feature=feature)
