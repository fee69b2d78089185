"""The register as the desk reads it: narrowed, page by page, summed up, as a file; and one accident whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from app.accounts.service import unit_tree
from app.duty.roadplaces import Roads
from app.duty.service import sections_by_ids
from app.geo.chainage import format_chainage
from app.kernel.actor import Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.kernel.errors import DomainError
from app.records.exporting import MAX_ROWS, Column, Exported, check_size, export, note_export
from app.records.filtering import asked_units, holds
from app.records.newest import Along, newest_of
from app.records.places import place_of

from .access import seen_units
from .accidents import KIND, AccidentInfo, accidents_by_ids, get_accident, read_accidents, read_page
from .alike import NEAR_TIME, Seen, alike
from .counting import STANDS
from .models import Accident
from .rules import LOCAL_ZONE, VEHICLE, WORD_MEMBERS
from .scenes import scenes_of
from .words import accident_words

_EQUAL = {"procedure": "procedure", "section": "section_id", "form": "form", "cause": "cause", "source": "source"}
_ALONG = Along(Accident.unit_id, Accident.occurred_at, Accident.id)
_PROCEDURES = {"general": "一般程序", "simple": "简易程序"}
_SOURCES = {"import": "导入", "desk": "手工登记", "scene": "现场录入"}
_PLACED = {"point": "坐标", "chainage": "桩号", "hand": "人工落点", "none": "待落点"}


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, latest first, and what the whole list sums up to; ``next`` names the place behind it."""

    accidents: list[AccidentInfo]
    next: str | None
    summary: dict[str, int]


def list_accidents(session: Session, actor: Actor, query: dict[str, Any]) -> Page:
    """What the actor oversees and the query narrows to; raise ``not_found`` for a unit they don't."""
    units, narrowed = asked_units(session, seen_units(actor), query), list(_narrowed(query))
    ids = list(session.scalars(newest_of(_ALONG, units, narrowed, query.get("before"), query["limit"] + 1)))
    shown = accidents_by_ids(session, ids[: query["limit"]])[::-1]
    more = place_of(shown[-1].occurred_at, shown[-1].id) if len(ids) > len(shown) else None
    return Page(shown, more, _summary(session, [Accident.unit_id.in_(units), *narrowed]))


def export_accidents(bus: Bus, clock: Clock, session: Session, actor: Actor, query: dict[str, Any]) -> Exported:
    """The same list whole, as a file; raise ``export_too_large`` for more than a file should hold."""
    found = read_page(session, _conditions(session, actor, query), MAX_ROWS + 1)
    check_size(found)
    made = export("交通事故", query["format"], _columns(session, found), found)
    note_export(bus, clock, actor, KIND, query, len(found))
    return made


def visible_accident(session: Session, actor: Actor, accident_id: UUID) -> AccidentInfo:
    """The accident, for those who oversee its unit; raise ``not_found`` otherwise."""
    found = get_accident(session, accident_id)
    if found is None or found.unit_id not in seen_units(actor):
        raise DomainError("not_found")
    return found


def detail(session: Session, actor: Actor, accident_id: UUID) -> dict[str, Any]:
    """The accident with all that is known of it (``schemas.AccidentDetailSchema``)."""
    found = visible_accident(session, actor, accident_id)
    earlier = read_accidents(session, Accident.superseded_by == found.id, Accident.unit_id.in_(seen_units(actor)))
    members = {name: getattr(found, name) for name in found.__dataclass_fields__}
    return {
        **members,
        "earlier": sorted(earlier, key=lambda each: each.version, reverse=True),
        "scenes": scenes_of(session, found.id),
        "suggested_sections": _suggested(session, actor, found),
        "alike": _alike(session, actor, found) if found.stands and found.source == "scene" else [],
    }


def _suggested(session: Session, actor: Actor, accident: AccidentInfo) -> list[UUID]:
    if accident.placed != "none":
        return []
    if accident.section_id is not None:
        return [accident.section_id]
    text = f"{accident.place_text} {accident.village or ''}"
    return [section.id for section in Roads.of(session, seen_units(actor)).suggested(text)]


def _alike(session: Session, actor: Actor, scene: AccidentInfo) -> list[AccidentInfo]:
    """Accidents from elsewhere that may be the one that was seen."""
    near = (
        Accident.occurred_at >= scene.occurred_at - NEAR_TIME,
        Accident.occurred_at <= scene.occurred_at + NEAR_TIME,
    )
    others = (STANDS, Accident.unit_id.in_(seen_units(actor)), Accident.source != "scene")
    here = Seen.of(asdict(scene), "", 0)
    found = read_accidents(session, *others, *near)
    return [each for each in found if each.placed == "none" or alike(here, Seen.of(asdict(each), "", 0))]


def _conditions(session: Session, actor: Actor, query: dict[str, Any]) -> list[ColumnElement[bool]]:
    units = asked_units(session, seen_units(actor), query)
    return [Accident.unit_id.in_(units), *_narrowed(query)]


def _narrowed(query: dict[str, Any]) -> Iterator[ColumnElement[bool]]:
    yield {
        "stands": STANDS,
        "superseded": Accident.superseded_by.is_not(None),
        "withdrawn": Accident.withdrawn_at.is_not(None),
    }[query["state"]]
    if "first_day" in query:
        yield Accident.day >= query["first_day"]
    if "last_day" in query:
        yield Accident.day <= query["last_day"]
    yield from (getattr(Accident, column) == query[name] for name, column in _EQUAL.items() if name in query)
    if "fatal" in query:
        yield Accident.deaths > 0 if query["fatal"] else Accident.deaths == 0
    if "placed" in query:
        yield Accident.placed != "none" if query["placed"] else Accident.placed == "none"
    if "text" in query:
        yield holds(query["text"], Accident.number, Accident.place_text, Accident.town, Accident.village, Accident.note)


def _summary(session: Session, conditions: Sequence[ColumnElement[bool]]) -> dict[str, int]:
    counted = {
        "general": Accident.procedure == "general",
        "fatal": Accident.deaths > 0,
        "unplaced": and_(Accident.placed == "none", STANDS),
        "from_scene": and_(Accident.source == "scene", STANDS),
    }
    sums: dict[str, Any] = {
        "accidents": func.count(),
        "deaths": func.sum(Accident.deaths),
        "injuries": func.sum(Accident.injuries),
        **{name: func.sum(case((condition, 1), else_=0)) for name, condition in counted.items()},
    }
    row = session.execute(select(*sums.values()).where(*conditions)).one()
    return {name: int(value or 0) for name, value in zip(sums, row, strict=True)}


def _columns(session: Session, found: Sequence[AccidentInfo]) -> list[Column[AccidentInfo]]:
    units = {unit.id: unit.name for unit in unit_tree(session)}
    words = {(word["list"], word["code"]): word["name_zh"] for word in accident_words(session)}
    sections = sections_by_ids(session, {each.section_id for each in found if each.section_id is not None})
    roads = {section.id: section.name for section in sections.values()}

    def word(name: str) -> Column[AccidentInfo]:
        return Column(_TITLES[name], lambda a: words.get((name, getattr(a, name) or ""), getattr(a, name) or ""))

    return [
        Column("事故编号", lambda a: a.number or "", 22),
        Column("事故时间", lambda a: a.occurred_at.astimezone(LOCAL_ZONE), 18),
        Column("处理程序", lambda a: _PROCEDURES[a.procedure]),
        Column("死亡人数", lambda a: a.deaths),
        Column("7 日后死亡", lambda a: a.deaths_late),
        Column("受伤人数", lambda a: a.injuries),
        *(word(name) for name in WORD_MEMBERS),
        Column("路段", lambda a: roads.get(a.section_id, "") if a.section_id else "", 20),
        Column("桩号", lambda a: "" if a.chainage_m is None else format_chainage(a.chainage_m)),
        Column("经度", lambda a: a.longitude),
        Column("纬度", lambda a: a.latitude),
        Column("事故地点", lambda a: a.place_text, 30),
        Column("乡镇", lambda a: a.town or ""),
        Column("村庄", lambda a: a.village or ""),
        Column("企业", lambda a: a.enterprise or "", 20),
        Column("车辆", lambda a: "、".join(words.get((VEHICLE, p.vehicle_type or ""), "不详") for p in a.parties), 30),
        Column("年龄", lambda a: "、".join("不详" if p.age is None else str(p.age) for p in a.parties)),
        Column("单位", lambda a: units.get(a.unit_id, "")),
        Column("来源", lambda a: _SOURCES[a.source]),
        Column("落点", lambda a: _PLACED[a.placed]),
        Column("备注", lambda a: a.note, 30),
    ]


_TITLES = dict(zip(WORD_MEMBERS, ("事故形态", "事故原因", "天气", "照明条件", "道路类型", "路口路段类型"), strict=True))
