"""Lists of violations for the desk: narrowed, page by page, or taken out as a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, false, or_, select, true
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids, unit_tree
from app.duty.service import sections_by_ids
from app.geo.chainage import format_chainage
from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.records.exporting import MAX_ROWS, Column, Exported, check_size, export, note_export, standing_text
from app.records.filtering import asked_units, between_days, conditions_of, holds, searched_days
from app.records.newest import Along

from .models import Violation, ViolationOffence
from .queries import VIOLATIONS, Page, ViolationInfo
from .reference import codes_by_keys

_JOINED = "；"
_LAST = "\uffff"  # behind every sign that a plate may have
#: So many records are sorted at once; of more, the newest are looked for one by one.
_FEW = 500
_OUTCOMES = {"penalty_issued": "已处罚", "warning": "警告", "recorded": "登记"}


def list_violations(session: Session, actor: Actor, query: dict[str, Any]) -> Page:
    """What the actor supervises and the query narrows to, newest first; raise ``not_found`` for a unit they don't."""
    units = asked_units(session, actor.units(OVERSIGHT_ROLES), query)
    shown, behind = _page(session, units, query, query.get("before"), query["limit"])
    return Page(VIOLATIONS.shown(session, shown), behind)


def export_violations(bus: Bus, clock: Clock, session: Session, actor: Actor, query: dict[str, Any]) -> Exported:
    """The same list whole, as a file; raise ``export_too_large`` for more than a file should hold."""
    units = asked_units(session, actor.units(OVERSIGHT_ROLES), query)
    found, _ = _page(session, units, query, None, MAX_ROWS + 1)
    check_size(found)
    made = export("违法记录", query["format"], _columns(session, found), found)
    note_export(bus, clock, actor, "violation", query, len(found))
    return made


def _page(
    session: Session, units: frozenset[UUID], query: dict[str, Any], before: str | None, limit: int
) -> tuple[list[ViolationInfo], str | None]:
    """Few have a plate: they are found by its own index. Where many begin with what was asked for, the newest are soon
    found along the index of each unit; those of a code along the code's own."""
    conditions = _conditions(session, query)
    offence = ViolationOffence
    if "plate" in query:
        bounds = (query["plate"], query["plate"] + _LAST)
        of_plate = select(Violation.id, Violation.unit_id).where(Violation.plate_text.between(*bounds))
        found = session.execute(of_plate.limit(_FEW + 1)).all()
        if len(found) <= _FEW:
            conditions.append(Violation.id.in_([row.id for row in found if row.unit_id in units]))
            if "code" in query:
                conditions.append(exists().where(offence.violation_id == Violation.id, offence.code == query["code"]))
            return VIOLATIONS.page(session, conditions, before, limit)
        # No index has that, and no database takes it for rare: the unit's own is walked along.
        conditions.append(case((Violation.plate_text.between(*bounds), true()), else_=false()))
    if "code" not in query:
        return VIOLATIONS.page_of(session, units, conditions, before, limit)
    of_code = (offence.code == query["code"], *between_days(offence.corrected_at, query))
    along = Along(offence.unit_id, offence.corrected_at, offence.violation_id, of_code)
    joined = [Violation.id == offence.violation_id, *conditions] if conditions else []
    return VIOLATIONS.page_of(session, units, joined, before, limit, along)


def _conditions(session: Session, query: dict[str, Any]) -> list[ColumnElement[bool]]:
    found = conditions_of(VIOLATIONS, query)
    for name in ("section_id", "outcome"):
        if name in query:
            found.append(getattr(Violation, name) == query[name])
    if "text" in query:
        found.append(_said(session, query))
    return found


def _said(session: Session, query: dict[str, Any]) -> ColumnElement[bool]:
    """Words in the texts of at most ``MAX_DAYS`` days, since every record of those has to be read; and the record of
    exactly this decision number, whenever that was."""
    words = query["text"]
    decided = select(ViolationOffence.violation_id).where(ViolationOffence.decision_number == words)
    ids = list(session.scalars(decided))
    columns = (Violation.place_text, Violation.note, Violation.plate_text)
    said = and_(holds(words, *columns), *between_days(Violation.corrected_at, searched_days(query)))
    return or_(said, Violation.id.in_(ids)) if ids else said


def _columns(session: Session, found: Sequence[ViolationInfo]) -> list[Column[ViolationInfo]]:
    units = {unit.id: unit.name for unit in unit_tree(session)}
    people = {each.officer_id for each in found} | {UUID(crew) for each in found for crew in each.crew_ids}
    names = {officer.id: officer.name for officer in officers_by_ids(session, people).values()}
    codes = {row["key"]: row["content"] for row in codes_by_keys(session)}
    sections = {each.section_id for each in found if each.section_id is not None}
    roads = {section.id: section.name for section in sections_by_ids(session, sections).values()}
    return [
        Column("回执编号", lambda row: row.receipt_number, 10),
        Column("时间", lambda row: row.corrected_at, 20),
        Column("单位", lambda row: units.get(row.unit_id), 12),
        Column("上报人", lambda row: names.get(row.officer_id), 10),
        Column("同班人员", lambda row: "、".join(names.get(UUID(crew), "") for crew in row.crew_ids), 16),
        Column("号牌", lambda row: row.plate_text, 12),
        Column("号牌种类", lambda row: row.plate_type, 8),
        Column("违法代码", lambda row: _JOINED.join(each.code for each in row.offences), 12),
        Column("违法行为", lambda row: _JOINED.join(codes.get(each.code, "") for each in row.offences), 40),
        Column("路段", lambda row: None if row.section_id is None else roads.get(row.section_id), 20),
        Column("桩号", lambda row: None if row.chainage_m is None else format_chainage(row.chainage_m), 12),
        Column("地点", lambda row: row.place_text, 24),
        Column("纬度", lambda row: row.latitude, 12),
        Column("经度", lambda row: row.longitude, 12),
        Column("处置", lambda row: _OUTCOMES.get(row.outcome, row.outcome), 8),
        Column("决定书编号", _decisions, 20),
        Column("备注", lambda row: row.note, 24),
        Column("状态", standing_text, 8),
    ]


def _decisions(row: ViolationInfo) -> str:
    return _JOINED.join(each.decision_number for each in row.offences if each.decision_number)
