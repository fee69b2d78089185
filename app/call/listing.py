"""The register as the desk reads it: narrowed, page by page, summed up, as a file; and one call whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, select, tuple_
from sqlalchemy.orm import Session

from app.accident.access import seen_units
from app.accounts.service import officers_by_ids, unit_tree
from app.duty.roadplaces import Roads
from app.duty.service import sections_by_ids
from app.geo.chainage import format_chainage
from app.kernel.actor import Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.kernel.errors import DomainError
from app.records.exporting import MAX_ROWS, Column, Exported, check_size, export, note_export
from app.records.filtering import asked_units, holds
from app.records.places import place_of, read_place
from app.tabular.cells import LOCAL_ZONE

from .calls import KIND, STANDS, CallInfo, get_call, read_page
from .linking import accident_of, proposed_accidents, proposed_tasks, tasks_of
from .models import Call
from .rules import NOT_VALID, OUTCOME_NAMES
from .words import kind_names

_EQUAL = {
    "kind": "kind",
    "section": "section_id",
    "outcome": "outcome",
    "source": "source",
    "accident": "accident_id",
    "weekday": "weekday",
    "town": "town",
}
_SOURCES = {"import": "导入", "desk": "手工登记"}
_PLACED = {"point": "坐标", "chainage": "桩号", "hand": "人工落点", "none": "待落点"}
VALID = Call.outcome.not_in(NOT_VALID)


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, latest first, and what the whole list sums up to; ``next`` names the place behind it."""

    calls: list[CallInfo]
    next: str | None
    summary: dict[str, int]


def list_calls(session: Session, actor: Actor, query: dict[str, Any]) -> Page:
    """What the actor oversees and the query narrows to; raise ``not_found`` for a unit they don't."""
    conditions = _conditions(session, actor, query)
    behind = [tuple_(Call.received_at, Call.id) < read_place(query["before"])] if "before" in query else []
    found = read_page(session, [*conditions, *behind], query["limit"] + 1)
    shown = found[: query["limit"]]
    more = place_of(shown[-1].received_at, shown[-1].id) if len(found) > len(shown) else None
    return Page(shown, more, _summary(session, conditions))


def export_calls(bus: Bus, clock: Clock, session: Session, actor: Actor, query: dict[str, Any]) -> Exported:
    """The same list whole, as a file; raise ``export_too_large`` for more than a file should hold."""
    found = read_page(session, _conditions(session, actor, query), MAX_ROWS + 1)
    check_size(found)
    made = export("警情", query["format"], _columns(session, found), found)
    note_export(bus, clock, actor, KIND, query, len(found))
    return made


def visible_call(session: Session, actor: Actor, call_id: UUID) -> CallInfo:
    """The call, for those who oversee its unit; raise ``not_found`` otherwise."""
    found = get_call(session, call_id)
    if found is None or found.unit_id not in seen_units(actor):
        raise DomainError("not_found")
    return found


def detail(session: Session, actor: Actor, call_id: UUID) -> dict[str, Any]:
    """The call with what it was and may have been about (``schemas.CallDetailSchema``)."""
    call = visible_call(session, actor, call_id)
    accident, tasks = accident_of(session, actor, call), tasks_of(session, actor, call.id)
    stands = call.withdrawn_at is None
    open_ended = stands and (accident is None or not accident.stands)
    members = {name: getattr(call, name) for name in call.__dataclass_fields__}
    return {
        **members,
        "valid": call.valid,
        "accident": accident,
        "tasks": tasks,
        "proposed_accidents": proposed_accidents(session, actor, call) if open_ended else [],
        "proposed_tasks": proposed_tasks(session, actor, call, {each.id for each in tasks}) if stands else [],
        "suggested_sections": _suggested(session, actor, call),
    }


def _suggested(session: Session, actor: Actor, call: CallInfo) -> list[UUID]:
    if call.placed != "none":
        return []
    if call.section_id is not None:
        return [call.section_id]
    return [section.id for section in Roads.of(session, seen_units(actor)).suggested(call.place_text)]


def _conditions(session: Session, actor: Actor, query: dict[str, Any]) -> list[ColumnElement[bool]]:
    return [Call.unit_id.in_(asked_units(session, seen_units(actor), query)), *_narrowed(query)]


def _narrowed(query: dict[str, Any]) -> Iterator[ColumnElement[bool]]:
    yield STANDS if query["state"] == "stands" else Call.withdrawn_at.is_not(None)
    if "first_day" in query:
        yield Call.day >= query["first_day"]
    if "last_day" in query:
        yield Call.day <= query["last_day"]
    yield from (getattr(Call, column) == query[name] for name, column in _EQUAL.items() if name in query)
    flags = {"placed": Call.placed != "none", "linked": Call.accident_id.is_not(None), "valid": VALID}
    yield from (flag if query[name] else ~flag for name, flag in flags.items() if name in query)
    if "hours" in query:
        starts, ends = (int(part) for part in query["hours"].split("-"))
        yield Call.hour.in_([(starts + step) % 24 for step in range((ends - starts - 1) % 24 + 1)])
    if "text" in query:
        yield holds(query["text"], Call.number, Call.place_text, Call.town, Call.summary)


def _summary(session: Session, conditions: Sequence[ColumnElement[bool]]) -> dict[str, int]:
    counted = {
        "valid": VALID,
        "linked": Call.accident_id.is_not(None),
        "unlinked": and_(Call.kind == "accident", Call.accident_id.is_(None), VALID, STANDS),
        "open": and_(Call.outcome == "open", STANDS),
        "unplaced": and_(Call.placed == "none", STANDS),
    }
    sums = {name: func.sum(case((condition, 1), else_=0)) for name, condition in counted.items()}
    row = session.execute(select(func.count(), *sums.values()).where(*conditions)).one()
    return {name: int(value or 0) for name, value in zip(("calls", *sums), row, strict=True)}


def _columns(session: Session, found: Sequence[CallInfo]) -> list[Column[CallInfo]]:
    units = {unit.id: unit.name for unit in unit_tree(session)}
    kinds = kind_names(session)
    sections = sections_by_ids(session, {each.section_id for each in found if each.section_id is not None})
    roads = {section.id: section.name for section in sections.values()}
    officers = officers_by_ids(session, {each.handled_by for each in found if each.handled_by is not None})
    return [
        Column("警情编号", lambda c: c.number or "", 22),
        Column("接警时间", lambda c: c.received_at.astimezone(LOCAL_ZONE), 18),
        Column("警情类别", lambda c: kinds.get(c.kind, c.kind)),
        Column("处置结果", lambda c: OUTCOME_NAMES[c.outcome]),
        Column("有效警情", lambda c: "是" if c.valid else "否"),
        Column("路段", lambda c: roads.get(c.section_id, "") if c.section_id else "", 20),
        Column("桩号", lambda c: "" if c.chainage_m is None else format_chainage(c.chainage_m)),
        Column("经度", lambda c: c.longitude),
        Column("纬度", lambda c: c.latitude),
        Column("地点", lambda c: c.place_text, 30),
        Column("乡镇", lambda c: c.town or ""),
        Column("简要警情", lambda c: c.summary, 40),
        Column("处警人", lambda c: officers[c.handled_by].badge if c.handled_by in officers else ""),
        Column("单位", lambda c: units.get(c.unit_id, "")),
        Column("已关联事故", lambda c: "是" if c.accident_id else "否"),
        Column("来源", lambda c: _SOURCES[c.source]),
        Column("落点", lambda c: _PLACED[c.placed]),
    ]
