"""The ledger (台账): what was planned and what was held, side by side; and what was handed out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.errors import DomainError

from .access import read_units, talk_units
from .models import Talk
from .plans import PlanItemInfo, plan_items_by_ids, planned_between
from .queries import TALKS, TalkInfo
from .targets import TargetInfo, targets_by_ids


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A planned talk with the talks that carried it out, or a talk that nobody had planned (``item`` is None)."""

    item: PlanItemInfo | None
    sessions: tuple[dict[str, Any], ...]

    @property
    def day(self) -> date:
        """The day it stands under: the plan's first, else the one it was held on."""
        return self.item.starts_on if self.item else self.sessions[0]["held_on"]

    @property
    def target_ids(self) -> tuple[UUID, ...]:
        """All targets that were planned or reached, each once."""
        held = [each for talk in self.sessions for each in talk["target_ids"]]
        return tuple(dict.fromkeys([*(self.item.target_ids if self.item else ()), *held]))


def ledger(session: Session, actor: Actor, query: dict[str, Any]) -> list[LedgerRow]:
    """Plan and record of the days ``from`` to ``to`` in the order of time (``schemas.LedgerQuerySchema``).

    A talk stands beside its plan whichever of the two lies in these days. Raises ``not_found`` for a unit that the
    actor doesn't read."""
    readable, heard = read_units(actor), talk_units(actor)
    unit_id, first, last = query.get("unit"), query["from"], query["to"]
    if unit_id is not None and unit_id not in readable:
        raise DomainError("not_found")
    own = readable if unit_id is None else frozenset({unit_id})
    items = {item.id: item for item in planned_between(session, own, first, last)}
    talks = _talks(session, own & heard, heard, items, first, last)
    strangers = {talk["plan_item_id"] for talk in talks} - {None, *items}
    items |= {item.id: item for item in plan_items_by_ids(session, strangers) if item.unit_id in readable}
    return _of_targets(session, _rows(items, talks), query.get("target"), query.get("kind"))


def _talks(
    session: Session, units: Collection[UUID], heard: Collection[UUID], items: Collection[UUID], first: date, last: date
) -> list[dict[str, Any]]:
    """The talks that stand: those of these days, and those that carried out one of the items, whenever it was."""
    in_days = Talk.unit_id.in_(units) & Talk.held_on.between(first, last)
    of_plan = Talk.unit_id.in_(heard) & Talk.plan_item_id.in_(items)
    return TALKS.shown(session, TALKS.read(session, TALKS.stands, in_days | of_plan))


def _rows(items: dict[UUID, PlanItemInfo], talks: Iterable[dict[str, Any]]) -> list[LedgerRow]:
    of_item: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    rows = []
    for talk in talks:
        if talk["plan_item_id"] in items:
            of_item[talk["plan_item_id"]].append(talk)
        else:
            rows.append(LedgerRow(None, (talk,)))
    rows += [LedgerRow(item, tuple(of_item[item.id])) for item in items.values()]
    return sorted(rows, key=lambda row: (row.day, str(row.item.id if row.item else row.sessions[0]["id"])))


def _of_targets(session: Session, rows: list[LedgerRow], target_id: UUID | None, kind: str | None) -> list[LedgerRow]:
    """Those rows that are for this target, or for one of this kind."""
    if target_id is not None:
        rows = [row for row in rows if target_id in row.target_ids]
    if kind is None:
        return rows
    known = targets_of_rows(session, rows)
    return [row for row in rows if any(known[each].kind == kind for each in row.target_ids if each in known)]


def targets_of_rows(session: Session, rows: Iterable[LedgerRow]) -> dict[UUID, TargetInfo]:
    """The targets that the rows name."""
    return targets_by_ids(session, {each for row in rows for each in row.target_ids})


def handed_out(session: Session, actor: Actor, query: dict[str, Any]) -> dict[str, Any]:
    """What was handed out on the days ``from`` to ``to``, by kind (``schemas.HandedOutSchema``)."""
    units, unit_id = talk_units(actor), query.get("unit")
    if unit_id is not None and unit_id not in units:
        raise DomainError("not_found")
    own: ColumnElement[bool] = Talk.unit_id.in_([unit_id] if unit_id else units)
    talks = TALKS.read(session, TALKS.stands, own, Talk.held_on.between(query["from"], query["to"]))
    return {"sessions": len(talks), "lines": _by_kind(talks)}


def _by_kind(talks: Iterable[TalkInfo]) -> list[dict[str, Any]]:
    counts: Counter[str] = Counter()
    sessions: Counter[str] = Counter()
    for talk in talks:
        for each in talk.materials:
            counts[each["kind"]] += each["count"]
            sessions[each["kind"]] += 1
    return [{"kind": kind, "count": count, "sessions": sessions[kind]} for kind, count in counts.most_common()]
