"""The columns in which files of what happened say where: section or road with chainage, a point, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.geo.chainage import InvalidChainage, parse_chainage
from app.tabular.cells import number_in, whole_in
from app.tabular.columns import Column
from app.tabular.importing import SAYS_NOTHING, ImportField
from app.tabular.words import NOTHING

from .roadplaces import Place, Roads

#: The members of a place; a file's own kind of record has the column of its words.
PLACE_COLUMNS = ("section", "road", "chainage", "metre", "longitude", "latitude", "place_text")


def text_in(cell: str) -> Any:
    """A text; what says nothing says nothing."""
    return SAYS_NOTHING if cell in NOTHING else cell


def _chainage_in(cell: str) -> Any:
    if cell in NOTHING:
        return SAYS_NOTHING
    try:
        return parse_chainage(cell)
    except InvalidChainage:
        return None


def _degrees_in(cell: str) -> Any:
    """0 is what systems export for "no place"; nobody drives there."""
    degrees = number_in(cell)
    return SAYS_NOTHING if degrees == 0 or cell in NOTHING else degrees


PLACE_FIELDS: tuple[ImportField, ...] = (
    ImportField(
        Column("section", ("路段", "路段名称", "所在路段", "section")), text_in, note="系统里的路段名称", longest=80
    ),
    ImportField(
        Column("road", ("道路", "道路名称", "路名", "道路编号", "路号", "线路", "线路编号", "road")),
        text_in,
        example="G105",
        longest=80,
    ),
    ImportField(
        Column("chainage", ("桩号", "公里数", "公里桩号", "里程", "里程桩号", "chainage")),
        _chainage_in,
        example="K12+300",
    ),
    ImportField(Column("metre", ("米数", "米", "metre")), whole_in, note="公里数和米数各一列时用"),
    ImportField(Column("longitude", ("经度", "longitude", "lng", "lon")), _degrees_in, example="115.7848"),
    ImportField(Column("latitude", ("纬度", "latitude", "lat")), _degrees_in, example="36.1142"),
)


def placed_by(roads: Roads, members: Mapping[str, Any]) -> tuple[Place, str]:
    """The place of a row, and the text of it: what it says of the road, where it says no more."""
    chainage, text = members.get("chainage"), members.get("place_text", "")
    if chainage is not None:
        chainage += members.get("metre", 0) if chainage % 1000 == 0 else 0
    name = members.get("section") or members.get("road") or ""
    along = roads.said(name, chainage) if name else Place()
    if members.get("latitude") is not None and members.get("longitude") is not None:
        point = roads.at_point(members["latitude"], members["longitude"])
        if along.chainage_m is not None:
            return replace(point, section_id=along.section_id, chainage_m=along.chainage_m), text
        return point, text
    if along.placed == "none" and text:
        in_text = roads.in_text(text)
        along = in_text if in_text.placed != "none" else along
    spoken = [each for each in (name, "" if chainage is None else f"K{chainage // 1000}+{chainage % 1000:03d}") if each]
    return along, text or " ".join(spoken)
