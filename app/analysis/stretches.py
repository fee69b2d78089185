"""Clusters along the brigade's sections, by the rules as they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy.orm import Session

from app.accident.service import AccidentInfo
from app.duty.service import SectionInfo, sections_of
from app.geo.line import InvalidLine
from app.geo.points import Wgs84Point
from app.kernel.actor import Actor

from .access import studied_units
from .clusters import Spot, Stretch, find_clusters
from .cube import register_of
from .register import Register
from .rules import Rule, cluster_rule, years_before
from .settings import cluster_rules


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a section that meets a rule, with the days that were looked at."""

    rule: Rule
    section: SectionInfo
    stretch: Stretch
    first: date
    last: date


def find_stretches(session: Session, units: Collection[UUID], last: date) -> list[Found]:
    """The stretches of these units' sections, the clusters first, then by how many they hold."""
    register, sections = register_of(session), running_sections(session, units)
    found = [
        Found(rule, sections[place], stretch, first, last)
        for rule in cluster_rules(session)
        for first in (years_before(last, rule["years"]) + timedelta(days=1),)
        for place, spots in _spots(register, sections, units, first, last).items()
        for stretch in find_clusters(spots, cluster_rule(rule), _length(sections[place]), sections=len(sections))
    ]
    return sorted(found, key=lambda each: (not each.stretch.beyond_chance, -len(each.stretch.ids)))


def running_sections(session: Session, units: Collection[UUID]) -> dict[str, SectionInfo]:
    """The sections of these units that weren't given up, by id as text."""
    return {str(each.id): each for each in sections_of(session, units) if each.ended_at is None}


def _spots(
    register: Register, sections: Mapping[str, SectionInfo], units: Collection[UUID], first: date, last: date
) -> dict[str, list[Spot]]:
    taken = register.between(units, first, last, {}).taken & (register.chainages >= 0)
    column, procedures = register.cube.columns["section"], register.cube.columns["procedure"]
    spots: dict[str, list[Spot]] = {}
    for row in map(int, np.flatnonzero(taken)):
        section = column.labels[column.codes[row]]
        if section in sections:
            general = procedures.labels[procedures.codes[row]] == "general"
            spot = Spot(
                UUID(str(register.cube.ids[row])), int(register.chainages[row]), int(register.cube.deaths[row]), general
            )
            spots.setdefault(section, []).append(spot)
    return spots


def _length(section: SectionInfo) -> int:
    return section.to_chainage_m - section.from_chainage_m


def point_on(section: SectionInfo, chainage_m: int) -> Wgs84Point | None:
    """The spot at a chainage of a section; None where it doesn't lie on it."""
    line, along = section.as_line(), chainage_m - section.from_chainage_m
    try:
        return line.point_at(min(max(0.0, float(along)), line.length_m))
    except InvalidLine:
        return None


def located(accidents: Iterable[AccidentInfo], sections: Mapping[str, SectionInfo]) -> list[AccidentInfo]:
    """The accidents, the latest first, each with a point where its chainage tells one: to be drawn."""
    return [_located(each, sections) for each in reversed(list(accidents))]


def _located(accident: AccidentInfo, sections: Mapping[str, SectionInfo]) -> AccidentInfo:
    section = sections.get(str(accident.section_id))
    if accident.latitude is not None or section is None or accident.chainage_m is None:
        return accident
    point = point_on(section, accident.chainage_m)
    return accident if point is None else replace(accident, latitude=point.latitude, longitude=point.longitude)


def clusters(session: Session, actor: Actor, query: Mapping[str, Any]) -> dict[str, Any]:
    """The clusters of the units up to a day, and the rules they were looked for with (``schemas.ClustersSchema``)."""
    units = studied_units(session, actor, query.get("unit"))
    found = find_stretches(session, units, query["to"])
    return {"to": query["to"], "rules": cluster_rules(session), "stretches": [_shown(each) for each in found]}


def _shown(found: Found) -> dict[str, Any]:
    stretch = found.stretch
    return {
        "rule": found.rule.key,
        "section_id": found.section.id,
        "first_day": found.first,
        "from_m": stretch.from_m,
        "to_m": stretch.to_m,
        "line": _line(found.section, stretch),
        "accident_ids": list(stretch.ids),
        "deaths": stretch.deaths,
        "condition": stretch.condition,
        "most": stretch.most,
        "chance": stretch.chance,
        "beyond_chance": stretch.beyond_chance,
    }


def _line(section: SectionInfo, stretch: Stretch) -> list[list[float]]:
    """[longitude, latitude] of the stretch, some metres at least, to be drawn."""
    line, start = section.as_line(), section.from_chainage_m
    first = min(max(0.0, stretch.from_m - start - _MARGIN_M), max(0.0, line.length_m - 2 * _MARGIN_M))
    last = min(max(stretch.to_m - start + _MARGIN_M, first + _MARGIN_M), line.length_m)
    return [[point.longitude, point.latitude] for point in line.slice(first, last).points]


_MARGIN_M = 15.0
