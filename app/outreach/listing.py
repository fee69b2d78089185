"""Lists of talks for the desk: narrowed, page by page, or taken out as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids, unit_tree
from app.kernel.actor import Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.kernel.numbers import numbers_of
from app.photos.service import links_of
from app.records.exporting import MAX_ROWS, Column, Exported, check_size, export, note_export, standing_text
from app.records.filtering import asked_units, conditions_of, holds

from .access import talk_units
from .ledgerfile import METHODS
from .models import Talk, TalkTarget, Target
from .queries import KIND, TALKS, Page, TalkInfo
from .targets import targets_by_ids
from .words import words_by_keys

#: So many targets are named at once.
_FEW = 50


def list_talks(session: Session, actor: Actor, query: dict[str, Any]) -> Page:
    """The talks that the actor reads, newest first, as ``schemas.OutreachSessionQuerySchema`` narrows them.

    Raises ``not_found`` for a unit they don't read."""
    units, conditions = asked_units(session, talk_units(actor), query), _conditions(session, query)
    shown, behind = TALKS.page_of(session, units, conditions, query.get("before"), query["limit"])
    return Page(TALKS.shown(session, shown), behind)


def export_talks(bus: Bus, clock: Clock, session: Session, actor: Actor, query: dict[str, Any]) -> Exported:
    """The same list whole, as a file; raise ``export_too_large`` for more than a file should hold."""
    units = asked_units(session, talk_units(actor), query)
    found, _ = TALKS.page_of(session, units, _conditions(session, query), None, MAX_ROWS + 1)
    check_size(found)
    made = export("宣讲记录", query["format"], _columns(session, found), found)
    note_export(bus, clock, actor, KIND, query, len(found))
    return made


def _conditions(session: Session, query: dict[str, Any]) -> list[ColumnElement[bool]]:
    standing = {name: value for name, value in query.items() if name == "state"}
    return [*conditions_of(TALKS, standing), *_narrowed(session, query)]


def _narrowed(session: Session, query: dict[str, Any]) -> Iterator[ColumnElement[bool]]:
    """Days are those on which talks were held; words are looked for in what was said and in the targets' names."""
    if "first_day" in query:
        yield Talk.held_on >= query["first_day"]
    if "last_day" in query:
        yield Talk.held_on <= query["last_day"]
    if "target" in query:
        yield _for(TalkTarget.target_id == query["target"])
    if "kind" in query:
        yield _for_targets(session, Target.kind == query["kind"])
    if "text" in query:
        said = holds(query["text"], Talk.hazards_heard, Talk.wishes, Talk.note)
        yield or_(said, _for_targets(session, holds(query["text"], Target.name)))


def _for_targets(session: Session, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """That a talk was for a target of a condition. Where few or none are, each talk is asked for those."""
    ids = list(session.scalars(select(Target.id).where(condition).limit(_FEW + 1)))
    if not ids:
        return false()
    return (
        _for(TalkTarget.target_id.in_(ids)) if len(ids) <= _FEW else _for(TalkTarget.target_id == Target.id, condition)
    )


def _for(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(TalkTarget.session_id == Talk.id, *conditions)


def _columns(session: Session, found: Sequence[TalkInfo]) -> list[Column[TalkInfo]]:
    ids = [each.id for each in found]
    numbers, photos = numbers_of(session, ids), links_of(session, KIND, ids)
    units = {unit.id: unit.name for unit in unit_tree(session)}
    people = {each.officer_id for each in found} | {UUID(one) for each in found for one in each.presenter_ids}
    names = {officer.id: officer.name for officer in officers_by_ids(session, people).values()}
    targets = targets_by_ids(session, {target_id for each in found for target_id in each.target_ids})
    words = {word["key"]: word["name_zh"] for word in words_by_keys(session)}

    def listed(name: str, codes: Iterable[str]) -> str:
        return "、".join(words.get(f"{name}.{code}", code) for code in codes)

    def handed_out(row: TalkInfo) -> str:
        return "、".join(f"{listed('material', [each['kind']])}{each['count']}" for each in row.materials)

    return [
        Column("回执编号", lambda row: numbers.get(row.id), 10),
        Column("开始时间", lambda row: row.started_at, 20),
        Column("结束时间", lambda row: row.ended_at, 20),
        Column("单位", lambda row: units.get(row.unit_id), 12),
        Column("记录人", lambda row: names.get(row.officer_id), 10),
        Column("主讲人", lambda row: "、".join(names.get(UUID(each), "") for each in row.presenter_ids), 18),
        Column("宣教对象", lambda row: "、".join(targets[each].name for each in row.target_ids), 30),
        Column("受教育人数", lambda row: row.head_count, 10),
        Column("计数方式", lambda row: METHODS[row.count_method], 10),
        Column("受众类别", lambda row: listed("group", row.groups), 20),
        Column("形式", lambda row: listed("form", row.forms), 24),
        Column("主题", lambda row: listed("theme", row.themes), 24),
        Column("宣传品", handed_out, 28),
        Column("隐患", lambda row: row.hazards_heard, 36),
        Column("群众诉求", lambda row: row.wishes, 36),
        Column("备注", lambda row: row.note, 30),
        Column("照片张数", lambda row: len(photos.get(row.id, ())), 10),
        Column("状态", standing_text, 8),
    ]
