"""Where something happened along the roads: chainage on a section and a point are made of each other, a text gives a
hint at most.

A point belongs to the nearest section within :data:`NEAR_M`. A chainage belongs to the named section, or to the one
section of the named road that holds it. A text places it only where it says road and chainage itself
(G105 线 K12+300 处); a road's or section's bare name is a suggestion for whoever places it by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from sqlalchemy.orm import Session

from app.geo.chainage import parse_chainage
from app.geo.line import Line
from app.geo.points import Wgs84Point
from app.kernel.errors import DomainError
from app.tabular.cells import name_key

from .service import SectionInfo, sections_of

NEAR_M = 60.0
_MARGIN_DEG = 0.001  # about 90 to 110 m: wider than NEAR_M, so that a box never hides what is near
_CHAINAGE = re.compile(r"K\s?[0-9]{1,4}\s?\+\s?[0-9]{1,3}", re.IGNORECASE)
_ROAD_CODE = re.compile(r"([GSXYC])\s?([0-9]{3})", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<![0-9])(?P<number>[0-9]{3})(?P<kind>[国省县乡]道)|(?P<kind_first>[国省县乡]道)(?P<after>[0-9]{3})(?![0-9])"
)
_LETTERS = {"国道": "G", "省道": "S", "县道": "X", "乡道": "Y"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is known to lie; degrees WGS-84, metres from the road's zero. ``placed`` says whence that is
    known: point, chainage, hand or none."""

    section_id: UUID | None = None
    chainage_m: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    placed: str = "none"


class _Road:
    """A section with its geometry, read once."""

    def __init__(self, section: SectionInfo) -> None:
        self.section = section

    @cached_property
    def line(self) -> Line:
        return self.section.as_line()

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        longitudes, latitudes = zip(*self.section.line, strict=True)
        low = min(longitudes) - _MARGIN_DEG, min(latitudes) - _MARGIN_DEG
        return *low, max(longitudes) + _MARGIN_DEG, max(latitudes) + _MARGIN_DEG

    def may_hold(self, latitude: float, longitude: float) -> bool:
        west, south, east, north = self.box
        return west <= longitude <= east and south <= latitude <= north


class Roads:
    """The sections in use of some units."""

    def __init__(self, sections: Iterable[SectionInfo]) -> None:
        self._roads = {each.id: _Road(each) for each in sections if each.ended_at is None}

    @classmethod
    def of(cls, session: Session, unit_ids: frozenset[UUID]) -> Roads:
        """Those of these units."""
        return cls(sections_of(session, unit_ids))

    def unit_of(self, section_id: UUID | None) -> UUID | None:
        """The unit that answers for a section."""
        road = None if section_id is None else self._roads.get(section_id)
        return None if road is None else road.section.unit_id

    def name_of(self, section_id: UUID) -> str:
        """What a section is called; "" for an unknown one."""
        road = self._roads.get(section_id)
        return "" if road is None else road.section.name

    def on_section(self, section_id: UUID, chainage_m: int) -> Place:
        """The place at a chainage; raise ``section_unknown`` or ``chainage_out_of_section``."""
        road = self._roads.get(section_id)
        if road is None:
            raise DomainError("section_unknown")
        if not road.section.holds(chainage_m):
            raise DomainError("chainage_out_of_section")
        along = min(float(chainage_m - road.section.from_chainage_m), road.line.length_m)
        point = road.line.point_at(along)
        return Place(section_id, chainage_m, round(point.latitude, 6), round(point.longitude, 6), "chainage")

    def at_point(self, latitude: float, longitude: float) -> Place:
        """The point with the nearest section within ``NEAR_M``, if there is one."""
        near = [
            (offset, road.section, chainage)
            for road in self._roads.values()
            if road.may_hold(latitude, longitude)
            for chainage, offset in [road.line.locate(Wgs84Point(latitude, longitude))]
            if offset <= NEAR_M
        ]
        if not near:
            return Place(latitude=latitude, longitude=longitude, placed="point")
        _, section, chainage = min(near, key=lambda each: each[0])
        return Place(section.id, section.from_chainage_m + round(chainage), latitude, longitude, "point")

    def named(self, name: str) -> list[SectionInfo]:
        """The sections that a name means: the one called so, else those of the road."""
        key = name_key(name)
        called = [road.section for road in self._roads.values() if name_key(road.section.name) == key]
        code = road_code(name)
        return called or [road.section for road in self._roads.values() if code and road.section.road_code == code]

    def said(self, name: str, chainage_m: int | None) -> Place:
        """What section or road and chainage say together.

        A chainage that none of the road's sections holds places nothing: only a part of a road is a section. Raises
        ``chainage_out_of_section`` for a section that was named itself."""
        found = self.named(name)
        if chainage_m is None:
            return Place(section_id=found[0].id) if len(found) == 1 else Place()
        holding = [each for each in found if each.holds(chainage_m)]
        if len(holding) == 1:
            return self.on_section(holding[0].id, chainage_m)
        if len(found) == 1 and name_key(found[0].name) == name_key(name):
            raise DomainError("chainage_out_of_section")
        return Place()

    def in_text(self, text: str) -> Place:
        """The place of a text that says road and chainage itself; else none."""
        chainage, code = _CHAINAGE.search(text), road_code(text)
        if chainage is None or code is None:
            return Place()
        return self.said(code, parse_chainage(chainage.group()))

    def suggested(self, text: str) -> list[SectionInfo]:
        """Sections whose name or road a text speaks of."""
        key, code = name_key(text), road_code(text)
        sections = [road.section for road in self._roads.values()]
        called = [each for each in sections if name_key(each.name) and name_key(each.name) in key]
        return called or [each for each in sections if code is not None and each.road_code == code]


def road_code(text: str) -> str | None:
    """The first road's code that a text says: G105, g105, S254 线, 105国道, 国道105; None without one."""
    found = _ROAD_CODE.search(text)
    if found is not None:
        return f"{found[1].upper()}{found[2]}"
    numbered = _NUMBERED.search(text)
    if numbered is None:
        return None
    return f"{_LETTERS[numbered['kind'] or numbered['kind_first']]}{numbered['number'] or numbered['after']}"
