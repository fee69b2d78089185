"""Notices (通报): drafted from findings that are settled, edited, numbered when issued, and then never changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from app.accounts.service import descendants, path_to_root, unit_tree
from app.duty.service import posts_by_ids, sections_by_ids
from app.kernel.actor import Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.kernel.execute import lock_for
from app.kernel.house import house

from . import rules
from .access import NOTICE_ROLES, read_units
from .info import FindingInfo, InspectionInfo
from .kinds import finding_kinds
from .models import InspectionNotice, NoticeFinding
from .noticetext import Item, compare, compose
from .queries import inspections_of_findings, shown

NOTICE = "inspection_notice"
TEXTS = ("title", "addressed", "lead", "praise", "problems", "demands")
_COMPOSED = ("lead", "praise", "problems")


@dataclass(frozen=True, slots=True)
class NoticeInfo:
    """The members are those of ``models.InspectionNotice``."""

    id: UUID
    unit_id: UUID
    state: str
    year: int
    number: int | None
    title: str
    addressed: str
    lead: str
    praise: str
    problems: str
    demands: str
    comparison: list[Any]
    created_by: UUID
    created_at: datetime
    issued_by: UUID | None
    issued_at: datetime | None
    issued_on: date | None
    withdrawn_at: datetime | None
    withdrawn_reason: str | None
    version: int


_COLUMNS = [getattr(InspectionNotice, each.name) for each in fields(NoticeInfo)]


# -- reading --------------------------------------------------------------------------------------------------------


def list_notices(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """The drafts that the actor may edit and the issued notices that concern the units they oversee, youngest first."""
    own = InspectionNotice.unit_id.in_(actor.units(NOTICE_ROLES))
    told = InspectionNotice.unit_id.in_(_told_units(session, actor)) & InspectionNotice.issued_at.is_not(None)
    return [_members(each) for each in _read(session, or_(own, told))]


def visible_notice(session: Session, actor: Actor, notice_id: UUID) -> dict[str, Any]:
    """The notice; the inspections behind it are for those who oversee the inspected units. Raise ``not_found``."""
    found = _find(session, notice_id)
    if found is None or not may_read_notice(session, actor, found):
        raise DomainError("not_found")
    finding_ids = _finding_ids(session, notice_id)
    behind = inspections_of_findings(session, finding_ids)
    seen = [each for each in behind if each.inspected_unit_id in read_units(actor)]
    return {**_members(found), "finding_ids": finding_ids, "inspections": shown(session, actor, seen)}


def may_read_notice(session: Session, actor: Actor, found: NoticeInfo) -> bool:
    """Whether the actor writes it, or it was issued to a unit that they oversee."""
    if found.unit_id in actor.units(NOTICE_ROLES):
        return True
    return found.issued_at is not None and found.unit_id in _told_units(session, actor)


def notice_of(session: Session, notice_id: UUID) -> NoticeInfo | None:
    """The notice of this id, if there is one."""
    return _find(session, notice_id)


def _told_units(session: Session, actor: Actor) -> frozenset[UUID]:
    """The units whose notices are told to the actor: those overseen, and everything over them."""
    overseen = read_units(actor)
    if not overseen or actor.unit_id is None:
        return overseen
    return overseen | frozenset(path_to_root(session, actor.unit_id))


def _members(found: NoticeInfo) -> dict[str, Any]:
    return {each.name: getattr(found, each.name) for each in fields(NoticeInfo)}


def _find(session: Session, notice_id: UUID) -> NoticeInfo | None:
    return next(iter(_read(session, InspectionNotice.id == notice_id)), None)


def _read(session: Session, condition: ColumnElement[bool]) -> list[NoticeInfo]:
    order = (InspectionNotice.created_at.desc(), InspectionNotice.id)
    return [NoticeInfo(*row) for row in session.execute(select(*_COLUMNS).where(condition).order_by(*order))]


def _finding_ids(session: Session, notice_id: UUID) -> list[UUID]:
    query = select(NoticeFinding.finding_id).where(NoticeFinding.notice_id == notice_id)
    return list(session.scalars(query.order_by(NoticeFinding.finding_id)))


# -- writing --------------------------------------------------------------------------------------------------------


def draft_notice(context: Context, payload: dict[str, Any]) -> Applied:
    """Draft a notice from findings. Raises ``not_allowed``, ``finding_unknown``, ``finding_not_settled``."""
    context.actor.require(NOTICE_ROLES, payload["unit_id"])
    composed = _compose(context, payload["unit_id"], payload["finding_ids"])
    row = {
        "id": context.new_id(NOTICE),
        "unit_id": payload["unit_id"],
        "state": "draft",
        "year": _today(context).year,
        "number": None,
        "created_by": context.actor.officer_id,
        "created_at": context.now,
        "version": 1,
        **composed,
    }
    context.session.execute(insert(InspectionNotice), [row])
    _write_findings(context.session, row["id"], payload["finding_ids"])
    after = {"title": row["title"], "findings": len(payload["finding_ids"])}
    context.changed("inspection.notice_drafted", NOTICE, row["id"], unit_id=payload["unit_id"], after=after)
    return Applied(Record(NOTICE, row["id"]))


def change_notice(context: Context, payload: dict[str, Any]) -> Applied:
    """Change texts or findings of a draft as seen at ``version``; other findings compose its lists anew,
    unless the change says them too. Raises what :func:`draft_notice` does, ``notice_issued``, ``version_conflict``."""
    before, changes = _draft(context, payload["id"]), dict(payload["changes"])
    finding_ids = changes.pop("finding_ids", None)
    if finding_ids is not None:
        composed = _compose(context, before.unit_id, finding_ids)
        changes = {**{name: composed[name] for name in (*_COMPOSED, "comparison")}, **changes}
    _write(context, before, payload["version"], changes)
    if finding_ids is not None:
        context.session.execute(delete(NoticeFinding).where(NoticeFinding.notice_id == before.id))
        _write_findings(context.session, before.id, finding_ids)
    told = [name for name in changes if name in TEXTS and changes[name] != getattr(before, name)]
    was = {name: getattr(before, name) for name in told}
    after = {name: changes[name] for name in told}
    context.changed("inspection.notice_changed", NOTICE, before.id, unit_id=before.unit_id, before=was, after=after)
    return Applied(Record(NOTICE, before.id))


def issue_notice(context: Context, payload: dict[str, Any]) -> Applied:
    """Issue a draft as seen at ``version``: it takes the next number of its unit and year.

    What was changed or withdrawn since it was drafted is refused: ``finding_not_settled``."""
    before, day = _draft(context, payload["id"]), _today(context)
    _settled(context, before.unit_id, _finding_ids(context.session, before.id))
    lock_for(context.session, [f"{NOTICE}:{before.unit_id}:{day.year}"])
    same = (InspectionNotice.unit_id == before.unit_id, InspectionNotice.year == day.year)
    last = context.session.scalar(select(func.max(InspectionNotice.number)).where(*same))
    number = (last or 0) + 1
    values = {"state": "issued", "year": day.year, "number": number, "issued_on": day}
    who = {"issued_by": context.actor.officer_id, "issued_at": context.now}
    _write(context, before, payload["version"], {**values, **who})
    after = {"state": "issued", "number": number, "year": day.year}
    context.changed(
        "inspection.notice_issued", NOTICE, before.id, unit_id=before.unit_id, before={"state": "draft"}, after=after
    )
    return Applied(Record(NOTICE, before.id))


def withdraw_notice(context: Context, payload: dict[str, Any]) -> Applied:
    """Discard a draft, or withdraw an issued notice, with a reason; it stays with its number, marked."""
    before = _written(context, payload["id"])
    if before.state == "withdrawn":
        raise DomainError("already_withdrawn")
    values = {"state": "withdrawn", "withdrawn_at": context.now, "withdrawn_reason": payload["reason"]}
    _write(context, before, payload["version"], values)
    detail = {"before": {"state": before.state}, "after": {"state": "withdrawn"}, "why": payload["reason"]}
    context.changed("inspection.notice_withdrawn", NOTICE, before.id, unit_id=before.unit_id, **detail)
    return Applied(Record(NOTICE, before.id))


def _written(context: Context, notice_id: UUID) -> NoticeInfo:
    found = _find(context.session, notice_id)
    if found is None or not may_read_notice(context.session, context.actor, found):
        raise DomainError("not_found")
    context.actor.require(NOTICE_ROLES, found.unit_id)
    return found


def _draft(context: Context, notice_id: UUID) -> NoticeInfo:
    found = _written(context, notice_id)
    if found.state != "draft":
        raise DomainError("notice_issued")
    return found


def _write(context: Context, before: NoticeInfo, version: int, values: dict[str, Any]) -> None:
    at_version = update(InspectionNotice).where(InspectionNotice.id == before.id, InspectionNotice.version == version)
    said = at_version.values(**values, version=version + 1).returning(InspectionNotice.id)
    if context.session.execute(said).first() is None:
        raise DomainError("version_conflict")


def _write_findings(session: Session, notice_id: UUID, finding_ids: Collection[UUID]) -> None:
    session.execute(insert(NoticeFinding), [{"notice_id": notice_id, "finding_id": each} for each in set(finding_ids)])


def _today(context: Context) -> date:
    return context.now.astimezone(house().settings.timezone).date()


# -- composing ------------------------------------------------------------------------------------------------------


def _settled(
    context: Context, unit_id: UUID, finding_ids: Collection[UUID]
) -> list[tuple[InspectionInfo, FindingInfo]]:
    """The findings with their inspections; raise unless all are of the unit or below it, stand, and are settled."""
    wanted, below = set(finding_ids), descendants(context.session, unit_id)
    behind = inspections_of_findings(context.session, wanted)
    found = [(each, finding) for each in behind for finding in each.findings if finding.id in wanted]
    if len(found) < len(wanted) or any(each.inspected_unit_id not in below for each, _ in found):
        raise DomainError("finding_unknown")
    for each, finding in found:
        if not each.stands or rules.counts_as(finding.verdict, finding.state) not in ("good", "bad"):
            raise DomainError("finding_not_settled", kind=finding.kind)
    return found


def _compose(context: Context, unit_id: UUID, finding_ids: Collection[UUID]) -> dict[str, Any]:
    found = _settled(context, unit_id, finding_ids)
    units = unit_tree(context.session)
    names = {unit.id: unit.name for unit in units}
    items = _items(context.session, found, names)
    counts = compare(items)
    rows = [_row(unit.id, *counts[unit.name]) for unit in units if unit.name in counts]
    return {**compose(names[unit_id], items), "comparison": rows}


def _row(unit_id: UUID, inspections: int, good: int, bad: int) -> dict[str, Any]:
    return {"unit_id": str(unit_id), "inspections": inspections, "good": good, "bad": bad}


def _items(session: Session, found: Sequence[tuple[InspectionInfo, FindingInfo]], names: dict[UUID, str]) -> list[Item]:
    posts = posts_by_ids(session, {each.post_id for each, _ in found if each.post_id})
    sections = sections_by_ids(session, {each.section_id for each, _ in found if each.section_id})
    places = {each.id: each.name for each in posts.values()} | {each.id: each.name for each in sections.values()}
    zone, kinds = house().settings.timezone, finding_kinds()
    return [
        Item(
            inspection=str(each.id),
            at=each.corrected_at.astimezone(zone),
            unit=names[each.inspected_unit_id],
            place=next((places[i] for i in (each.post_id, each.section_id) if i in places), each.place_text),
            means=each.means,
            verdict=finding.verdict,
            what=kinds[finding.kind].told(finding.verdict),
        )
        for each, finding in found
    ]
