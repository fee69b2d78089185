"""Sections: stretches of road with geometry and chainage."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session

from app.geo.line import InvalidLine, Line
from app.geo.points import InvalidPoint, Wgs84Point
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import PLANNING_ROLES, require_over
from .models import Section
from .placing import LINE, keep_version, members_of, move_coming
from .plans import is_planned
from .versions import end_place, told, write_next


@dataclass(frozen=True, slots=True)
class SectionInfo:
    """A section as others see it. ``line``: [longitude, latitude] pairs, WGS-84 degrees, in rising chainage."""

    id: UUID
    name: str
    road_code: str
    level: str
    line: list[list[float]]
    from_chainage_m: int
    to_chainage_m: int
    attributes: list[str]
    unit_id: UUID
    version: int
    ended_at: datetime | None

    def as_line(self) -> Line:
        """The geometry to reckon with; its own chainage counts from 0 at ``from_chainage_m``."""
        return line_of(self.line)

    def holds(self, chainage_m: int) -> bool:
        """Whether the chainage (metres from the road's zero) lies on the section."""
        return self.from_chainage_m <= chainage_m <= self.to_chainage_m


def line_of(pairs: Iterable[Iterable[float]]) -> Line:
    """Read [longitude, latitude] pairs; raise ``geometry_invalid`` when they are no line on Earth."""
    try:
        return Line(tuple(Wgs84Point(latitude, longitude) for longitude, latitude in pairs))
    except (InvalidPoint, InvalidLine, ValueError):
        raise DomainError("geometry_invalid") from None


_COLUMNS = [getattr(Section, each.name) for each in fields(SectionInfo)]


def get_section(session: Session, section_id: UUID) -> SectionInfo | None:
    """The section of this id, if there is one."""
    return next(iter(_read(session, Section.id == section_id)), None)


def sections_by_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, SectionInfo]:
    """The sections of these ids; unknown ids are left out."""
    return {section.id: section for section in _read(session, Section.id.in_(ids))}


def sections_of(session: Session, unit_ids: Collection[UUID]) -> list[SectionInfo]:
    """The sections that these units answer for, by road and chainage."""
    return _read(session, Section.unit_id.in_(unit_ids))


def _read(session: Session, condition: ColumnElement[bool]) -> list[SectionInfo]:
    order = (Section.road_code, Section.from_chainage_m, Section.id)
    return [SectionInfo(*row) for row in session.execute(select(*_COLUMNS).where(condition).order_by(*order))]


def create_section(context: Context, payload: dict[str, Any]) -> Applied:
    """Add a section; its last chainage follows from its line."""
    context.actor.require(PLANNING_ROLES, payload["unit_id"])
    section_id = context.new_id("section")
    end = _end(payload["from_chainage_m"], payload["line"])
    row = {**payload, "id": section_id, "version": 1, "to_chainage_m": end}
    context.session.execute(insert(Section), [row])
    keep_version(context, section_id, 1, members_of(LINE, row), since=None)
    context.changed("duty.section_created", "section", section_id, unit_id=payload["unit_id"], after=told(payload))
    return Applied(Record("section", section_id))


def change_section(context: Context, payload: dict[str, Any]) -> Applied:
    """Change the members named in ``changes`` of the section that stands at ``version``."""
    before = get_section(context.session, payload["id"])
    if before is None:
        raise DomainError("not_found")
    changes = dict(payload["changes"])
    require_over(context.actor, PLANNING_ROLES, before.unit_id)
    if before.ended_at is not None:
        raise DomainError("section_unknown")
    context.actor.require(PLANNING_ROLES, changes.get("unit_id", before.unit_id))
    if changes.keys() & {"line", "from_chainage_m"}:
        start = changes.get("from_chainage_m", before.from_chainage_m)
        changes["to_chainage_m"] = _end(start, changes.get("line", before.line))
    write_next(context.session, Section, before.id, payload["version"], changes)
    if "to_chainage_m" in changes:
        _move(context, before, changes)
    _tell_change(context, before, changes)
    return Applied(Record("section", before.id))


def _move(context: Context, before: SectionInfo, changes: dict[str, Any]) -> None:
    """From now on the section runs there; what has begun is still reckoned against where it ran."""
    was = {name: getattr(before, name) for name in LINE}
    version = before.version + 1
    keep_version(context, before.id, version, members_of(LINE, {**was, **changes}), since=context.now)
    move_coming(context, before.id, version)


def end_section(context: Context, payload: dict[str, Any]) -> Applied:
    """Give a section up; raise ``place_in_use`` while a running plan names it. What was done there stays."""
    section = get_section(context.session, payload["id"])
    if section is None:
        raise DomainError("not_found")
    require_over(context.actor, PLANNING_ROLES, section.unit_id)
    if is_planned(context.session, section_id=section.id):
        raise DomainError("place_in_use")
    end_place(context, Section, "section", section, payload["version"])
    return Applied(Record("section", section.id))


def _tell_change(context: Context, before: SectionInfo, changes: dict[str, Any]) -> None:
    was = told({name: getattr(before, name) for name in changes})
    for unit_id in sorted({before.unit_id, changes.get("unit_id", before.unit_id)}, key=str):
        context.changed("duty.section_changed", "section", before.id, unit_id=unit_id, before=was, after=told(changes))


def _end(from_chainage_m: int, line: list[list[float]]) -> int:
    """The chainage at which a line ends that starts there; a metre is the shortest section."""
    return from_chainage_m + max(1, round(line_of(line).length_m))
