"""Which village an accident belongs to: the nearest within reach, else the one that the register names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

import numpy as np
from sqlalchemy.orm import Session

from app.accident.service import AccidentInfo
from app.duty.service import SectionInfo
from app.geo.distance import distances_m
from app.outreach.targets import TargetInfo, targets_of

from .stretches import point_on

VILLAGE = "village"


class Placed(Protocol):
    """Whatever says where it was; degrees WGS-84, metres from the road's zero."""

    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def section_id(self) -> UUID | None: ...
    @property
    def chainage_m(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Village:
    """A village for outreach: a target, or (``target_id`` None) one that only the register names."""

    target_id: UUID | None
    name: str
    town: str
    unit_id: UUID


def villages_of(session: Session, units: Collection[UUID]) -> list[TargetInfo]:
    """The villages in use of these units."""
    return [each for each in targets_of(session, units) if each.kind == VILLAGE and each.active]


def village_near(
    accident: AccidentInfo,
    villages: Sequence[TargetInfo],
    sections: Mapping[str, SectionInfo],
    reach_m: int,
) -> Village | None:
    """The village that an accident concerns; None where nobody can say."""
    return village_at(accident, villages, sections, reach_m) or _named(accident, villages)


def village_at(
    place: Placed, villages: Sequence[TargetInfo], sections: Mapping[str, SectionInfo], reach_m: int
) -> Village | None:
    """The nearest village within reach of a place; None where there is none, or the place isn't known."""
    located = [each for each in villages if each.latitude is not None and each.longitude is not None]
    at = _place_of(place, sections)
    if at is not None and located:
        away = distances_m(
            np.array([each.latitude for each in located], dtype=float),
            np.array([each.longitude for each in located], dtype=float),
            np.array([at[0]]),
            np.array([at[1]]),
        )
        nearest = int(np.argmin(away))
        if away[nearest] <= reach_m:
            return _village(located[nearest])
    return None


def _named(accident: AccidentInfo, villages: Sequence[TargetInfo]) -> Village | None:
    if not accident.village:
        return None
    for each in villages:
        if accident.village in (each.name, *each.aliases) and accident.town in (None, each.town_name):
            return _village(each)
    return Village(None, accident.village, accident.town or "", accident.unit_id)


def _village(target: TargetInfo) -> Village:
    return Village(target.id, target.name, target.town_name, target.unit_id)


def _place_of(accident: Placed, sections: Mapping[str, SectionInfo]) -> tuple[float, float] | None:
    """Latitude and longitude: the point that was said, else the spot at the chainage."""
    if accident.latitude is not None and accident.longitude is not None:
        return accident.latitude, accident.longitude
    section = sections.get(str(accident.section_id))
    point = point_on(section, accident.chainage_m) if section and accident.chainage_m is not None else None
    return None if point is None else (point.latitude, point.longitude)
