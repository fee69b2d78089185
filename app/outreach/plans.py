"""The plan of outreach (计划), one half of the ledger: planned talks, who is to hold them, and what became of them.

Whether a planned talk was held is read off the talks that stand and name it, never kept beside them: a talk that comes
late, is corrected or taken back changes the answer by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, insert, select
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.kernel.actor import Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .access import KEEPING_ROLES, read_units, require_keeper
from .models import PlanItem, PlanTarget, Talk
from .queries import TALKS
from .targets import targets_by_ids
from .versions import told, write_next
from .words import check_categories, check_words

KIND = "plan_item"
_HELD = exists().where(Talk.plan_item_id == PlanItem.id, TALKS.stands)


@dataclass(frozen=True, slots=True)
class PlanItemInfo:
    """A planned talk as others see it: the members of :class:`PlanItem`, its targets in their order, and the talks
    that stand and name it, the earliest first."""

    id: UUID
    unit_id: UUID
    batch_id: UUID
    starts_on: date
    ends_on: date
    begins_at: time | None
    team_ids: list[Any]
    forms: list[Any]
    themes: list[Any]
    category: str | None
    note: str
    created_by: UUID | None
    cancelled_at: datetime | None
    cancelled_reason: str | None
    version: int
    target_ids: tuple[UUID, ...] = ()
    session_ids: tuple[UUID, ...] = ()

    @property
    def standing(self) -> str:
        """``held``, ``cancelled`` or ``open``."""
        return rules.plan_standing(cancelled=self.cancelled_at is not None, held=bool(self.session_ids))


_COLUMNS = [getattr(PlanItem, each.name) for each in fields(PlanItemInfo)[:-2]]


def get_plan_item(session: Session, item_id: UUID) -> PlanItemInfo | None:
    """The planned talk of this id, if there is one."""
    return next(iter(plan_items_by_ids(session, [item_id])), None)


def plan_items_by_ids(session: Session, ids: Collection[UUID]) -> list[PlanItemInfo]:
    """The planned talks of these ids, in their order of time; unknown ids are left out."""
    return _read(session, PlanItem.id.in_(ids))


def visible_plan_item(session: Session, actor: Actor, item_id: UUID) -> PlanItemInfo:
    """The planned talk, for those who read its unit; raise ``not_found`` otherwise."""
    found = get_plan_item(session, item_id)
    if found is None or found.unit_id not in read_units(actor):
        raise DomainError("not_found")
    return found


def batch_of(session: Session, batch_id: UUID) -> list[PlanItemInfo]:
    """The talks that were planned together."""
    return _read(session, PlanItem.batch_id == batch_id)


def planned_between(session: Session, unit_ids: Collection[UUID], first: date, last: date) -> list[PlanItemInfo]:
    """The planned talks of these units whose span touches the days from ``first`` to ``last``."""
    return _read(session, PlanItem.unit_id.in_(unit_ids), PlanItem.starts_on <= last, PlanItem.ends_on >= first)


def open_since(session: Session, unit_ids: Collection[UUID], since: date) -> list[PlanItemInfo]:
    """The planned talks of these units that are still to be held and ended no earlier than ``since``."""
    to_hold = PlanItem.cancelled_at.is_(None) & ~_HELD
    return _read(session, PlanItem.unit_id.in_(unit_ids), PlanItem.ends_on >= since, to_hold)


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[PlanItemInfo]:
    order = (PlanItem.starts_on, PlanItem.begins_at, PlanItem.ends_on, PlanItem.id)
    rows = session.execute(select(*_COLUMNS).where(*conditions).order_by(*order)).all()
    ids = [row.id for row in rows]
    targets, talks = _targets(session, ids), _talks(session, ids)
    return [replace(PlanItemInfo(*row), target_ids=targets[row.id], session_ids=talks[row.id]) for row in rows]


def _targets(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    link = PlanTarget
    query = select(link.item_id, link.target_id).where(link.item_id.in_(ids)).order_by(link.item_id, link.position)
    return _grouped(ids, session.execute(query))


def _talks(session: Session, ids: Collection[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    query = select(Talk.plan_item_id, Talk.id).where(Talk.plan_item_id.in_(ids), TALKS.stands)
    return _grouped(ids, session.execute(query.order_by(Talk.corrected_at, Talk.id)))


def _grouped(ids: Collection[UUID], pairs: Iterable[Any]) -> dict[UUID, tuple[UUID, ...]]:
    found: defaultdict[UUID | None, list[UUID]] = defaultdict(list)
    for item_id, other_id in pairs:
        found[item_id].append(other_id)
    return {item_id: tuple(found[item_id]) for item_id in ids}


def plan_talks(context: Context, payload: dict[str, Any]) -> Applied:
    """Plan one talk for all the targets, or with ``one_each`` a talk for each of them; all of it or nothing."""
    context.actor.require(KEEPING_ROLES, payload["unit_id"])
    return Applied(Record("plan_batch", add_plan(context, payload)))


def add_plan(context: Context, payload: dict[str, Any]) -> UUID:
    """Write the planned talks and tell of each; whoever calls has decided that it may be. Return the batch's id."""
    members = {name: value for name, value in payload.items() if name not in ("target_ids", "one_each")}
    _check(context, {**members, "target_ids": payload["target_ids"]})
    batch_id = context.new_id("plan_batch")
    shares = [[each] for each in payload["target_ids"]] if payload["one_each"] else [payload["target_ids"]]
    items = {context.new_id("plan_item", place): share for place, share in enumerate(shares)}
    own = {"batch_id": batch_id, "created_by": context.actor.officer_id, "cancelled_at": None, "cancelled_reason": None}
    row = {**members, **own, "team_ids": _texts(members["team_ids"]), "version": 1}
    context.session.execute(insert(PlanItem), [{**row, "id": item_id} for item_id in items])
    _write_targets(context.session, items)
    for item_id, share in items.items():
        after = told({**members, "target_ids": share})
        context.changed("outreach.talk_planned", KIND, item_id, unit_id=members["unit_id"], after=after)
    return batch_id


def change_plan_item(context: Context, payload: dict[str, Any]) -> Applied:
    """Change the members named in ``changes`` of a planned talk that stands at ``version`` and isn't cancelled."""
    before, changes = _kept(context, payload["id"]), dict(payload["changes"])
    _check(context, {**asdict(before), **changes})
    context.actor.require(KEEPING_ROLES, changes.get("unit_id", before.unit_id))
    was, after = told({name: getattr(before, name) for name in changes}), told(changes)
    target_ids = changes.pop("target_ids", None)
    if "team_ids" in changes:
        changes["team_ids"] = _texts(changes["team_ids"])
    write_next(context.session, PlanItem, before.id, payload["version"], changes)
    if target_ids is not None:
        context.session.execute(delete(PlanTarget).where(PlanTarget.item_id == before.id))
        _write_targets(context.session, {before.id: target_ids})
    for unit_id in sorted({before.unit_id, changes.get("unit_id", before.unit_id)}, key=str):
        context.changed("outreach.plan_item_changed", KIND, before.id, unit_id=unit_id, before=was, after=after)
    return Applied(Record(KIND, before.id))


def cancel_plan_item(context: Context, payload: dict[str, Any]) -> Applied:
    """Call a planned talk off, with a reason; it stays in the ledger. A talk held all the same makes it held."""
    before = _kept(context, payload["id"])
    values = {"cancelled_at": context.now, "cancelled_reason": payload["reason"].strip()}
    write_next(context.session, PlanItem, before.id, payload["version"], values)
    reason = values["cancelled_reason"]
    context.changed("outreach.plan_item_cancelled", KIND, before.id, unit_id=before.unit_id, reason=reason)
    return Applied(Record(KIND, before.id))


def _kept(context: Context, item_id: UUID) -> PlanItemInfo:
    found = get_plan_item(context.session, item_id)
    if found is None:
        raise DomainError("not_found")
    require_keeper(context.actor, found.unit_id)
    if found.cancelled_at is not None:
        raise DomainError("plan_item_cancelled")
    return found


def _check(context: Context, members: dict[str, Any]) -> None:
    """Raise unless the days fit, the targets are such as the planner reads, and team, words and category are known."""
    session = context.session
    if not rules.span_fits(members["starts_on"], members["ends_on"]):
        raise DomainError("plan_item_span_invalid")
    _check_targets(context, set(members["target_ids"]))
    team = {UUID(str(each)) for each in members["team_ids"]}
    if len(officers_by_ids(session, team)) < len(team):
        raise DomainError("officer_unknown")
    check_words(session, [("form", members["forms"]), ("theme", members["themes"])])
    check_categories(session, [members["category"]] if members["category"] else [])


def _check_targets(context: Context, ids: set[UUID]) -> None:
    known = targets_by_ids(context.session, ids).values()
    units = read_units(context.actor)
    seen = [target for target in known if context.actor.is_system or target.unit_id in units]
    if len(seen) < len(ids):
        raise DomainError("target_unknown")


def _write_targets(session: Session, items: dict[UUID, list[UUID]]) -> None:
    rows = [
        {"item_id": item_id, "target_id": each, "position": place}
        for item_id, target_ids in items.items()
        for place, each in enumerate(target_ids)
    ]
    session.execute(insert(PlanTarget), rows)


def _texts(ids: Iterable[UUID]) -> list[str]:
    return [str(each) for each in ids]


def require_plan_item(context: Context, item_id: UUID | None) -> None:
    """Raise ``plan_item_unknown`` for a planned talk that isn't there, or not for whoever held the talk."""
    if item_id is None:
        return
    found = get_plan_item(context.session, item_id)
    if found is None or found.unit_id not in read_units(context.actor):
        raise DomainError("plan_item_unknown")


def tell_plan_of_talk(context: Context, session_id: UUID) -> None:
    """Tell of the planned talk that a talk carried out: whether the talk counts has changed."""
    found = TALKS.find(context.session, session_id)
    tell_of_plan(context, found.plan_item_id if found else None)


def tell_of_plan(context: Context, *ids: UUID | None) -> None:
    """Tell those who follow the planned talks of these ids what the talks that stand now make of them."""
    named = {each for each in ids if each is not None}
    for item in plan_items_by_ids(context.session, named) if named else ():
        action = "outreach.plan_item_held" if item.session_ids else "outreach.plan_item_reopened"
        after = {"session_ids": _texts(item.session_ids)}
        context.changed(action, KIND, item.id, unit_id=item.unit_id, after=after)
