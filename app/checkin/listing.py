"""Lists of check-ins for the desk: narrowed, page by page, or taken out as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids, unit_tree
from app.duty.service import posts_by_ids
from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.kernel.numbers import numbers_of
from app.records.exporting import MAX_ROWS, Column, Exported, check_size, export, note_export, standing_text
from app.records.filtering import asked_units, conditions_of

from .models import CheckIn
from .service import CHECK_INS, CheckInInfo

_DIRECTIONS = {"in": "到岗", "out": "离岗"}
_VERDICTS = {"inside": "在岗位范围内", "outside": "在岗位范围外", "uncertain": "位置不确定", "missing": "没有位置"}


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, newest first; ``next`` names the place behind it."""

    check_ins: list[CheckInInfo]
    next: str | None


def list_check_ins(session: Session, actor: Actor, query: dict[str, Any]) -> Page:
    """What was said in the units that the actor supervises; raise ``not_found`` for a unit they don't."""
    units = asked_units(session, actor.units(OVERSIGHT_ROLES), query)
    return Page(*CHECK_INS.page_of(session, units, _conditions(query), query.get("before"), query["limit"]))


def export_check_ins(bus: Bus, clock: Clock, session: Session, actor: Actor, query: dict[str, Any]) -> Exported:
    """The same list whole, as a file; raise ``export_too_large`` for more than a file should hold."""
    units = asked_units(session, actor.units(OVERSIGHT_ROLES), query)
    found, _ = CHECK_INS.page_of(session, units, _conditions(query), None, MAX_ROWS + 1)
    check_size(found)
    made = export("到岗离岗", query["format"], _columns(session, found), found)
    note_export(bus, clock, actor, "check_in", query, len(found))
    return made


def _conditions(query: dict[str, Any]) -> list[ColumnElement[bool]]:
    found = conditions_of(CHECK_INS, query)
    for name in ("post_id", "direction", "verdict"):
        if name in query:
            found.append(getattr(CheckIn, name) == query[name])
    return found


def _columns(session: Session, found: Sequence[CheckInInfo]) -> list[Column[CheckInInfo]]:
    numbers = numbers_of(session, [each.id for each in found])
    units = {unit.id: unit.name for unit in unit_tree(session)}
    people = officers_by_ids(session, {each.officer_id for each in found})
    names = {officer.id: officer.name for officer in people.values()}
    posts = {post.id: post.name for post in posts_by_ids(session, {each.post_id for each in found}).values()}
    return [
        Column("回执编号", lambda row: numbers.get(row.id), 10),
        Column("时间", lambda row: row.corrected_at, 20),
        Column("单位", lambda row: units.get(row.unit_id), 12),
        Column("人员", lambda row: names.get(row.officer_id), 10),
        Column("到岗或离岗", lambda row: _DIRECTIONS[row.direction], 10),
        Column("执勤点", lambda row: posts.get(row.post_id), 20),
        Column("判断", lambda row: _VERDICTS[row.verdict], 14),
        Column("距中心（米）", lambda row: None if row.distance_m is None else round(row.distance_m), 12),
        Column("时钟可信", lambda row: row.clock_certain, 10),
        Column("状态", standing_text, 8),
    ]
