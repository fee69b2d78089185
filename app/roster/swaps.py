"""Swaps (调班): asked by one side, agreed to by the other, approved by whoever plans; the roster follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, insert, or_, select, update
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.kernel.actor import Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import PLANNING_ROLES, require_reader
from .entries import EntryInfo, entries_of_officers, month_of
from .models import RosterSwap
from .rules import Answer, State, Who, next_state
from .writing import Cell, Said, write_cells

KIND = "roster_swap"
SHOWN = timedelta(days=60)
ACTIONS: dict[State, str] = {
    "agreed": "roster.swap_agreed",
    "approved": "roster.swap_approved",
    "refused": "roster.swap_refused",
    "withdrawn": "roster.swap_withdrawn",
}


@dataclass(frozen=True, slots=True)
class SwapInfo:
    """A swap; the members are those of :class:`RosterSwap`."""

    id: UUID
    unit_id: UUID
    asker_id: UUID
    other_id: UUID
    day: date
    other_day: date
    shifts: tuple[str, ...]
    other_shifts: tuple[str, ...]
    reason: str
    state: State
    note: str
    asked_by: UUID
    asked_at: datetime
    agreed_at: datetime | None
    decided_by: UUID | None
    decided_at: datetime | None
    version: int


_COLUMNS = [getattr(RosterSwap, each.name) for each in fields(SwapInfo)]


def swaps_for(session: Session, actor: Actor, now: datetime) -> list[SwapInfo]:
    """What the actor plans, and what they are a side of: of the last 60 days, the latest first."""
    own = or_(RosterSwap.asker_id == actor.officer_id, RosterSwap.other_id == actor.officer_id)
    shown = or_(RosterSwap.unit_id.in_(actor.units(PLANNING_ROLES)), own)
    return _read(session, RosterSwap.asked_at >= now - SHOWN, shown)


def get_swap(session: Session, swap_id: UUID) -> SwapInfo | None:
    """The swap of this id."""
    return next(iter(_read(session, RosterSwap.id == swap_id)), None)


def is_shown(actor: Actor, swap: SwapInfo) -> bool:
    """Whether the actor is a side of the swap, or plans the unit's roster."""
    return actor.officer_id in (swap.asker_id, swap.other_id) or actor.allows(PLANNING_ROLES, swap.unit_id)


def ask_swap(context: Context, payload: dict[str, Any]) -> Applied:
    """Ask for a swap: one's own, or, for whoever plans, anybody's of the unit."""
    unit_id = payload["unit_id"]
    require_reader(context.actor, unit_id)
    if payload["asker_id"] != context.actor.officer_id:
        context.actor.require(PLANNING_ROLES, unit_id)
    _check_sides(context, payload)
    shifts, other_shifts = _standing(context, payload)
    if not shifts or not other_shifts:
        raise DomainError("request_invalid", fields={"day": ["each side needs a shift to give"]})
    swap_id = context.new_id("swap")
    row = {
        **payload,
        "id": swap_id,
        "shifts": [each.kind for each in shifts],
        "other_shifts": [each.kind for each in other_shifts],
        "state": "asked",
        "note": "",
        "asked_by": context.actor.officer_id,
        "asked_at": context.now,
        "agreed_at": None,
        "decided_by": None,
        "decided_at": None,
        "version": 1,
    }
    context.session.execute(insert(RosterSwap), [row])
    _tell(context, "roster.swap_asked", _found(context, swap_id))
    return Applied(Record(KIND, swap_id))


def _check_sides(context: Context, payload: dict[str, Any]) -> None:
    sides = {payload["asker_id"], payload["other_id"]}
    people = officers_by_ids(context.session, sides).values()
    if len([each for each in people if each.unit_id == payload["unit_id"] and each.active]) < 2:
        raise DomainError("crew_member_unknown")


def _standing(context: Context, said: dict[str, Any]) -> tuple[list[EntryInfo], list[EntryInfo]]:
    """What stands in both cells that are to be swapped; leave is nobody's to give."""
    return (
        _given(context.session, said["asker_id"], said["day"]),
        _given(context.session, said["other_id"], said["other_day"]),
    )


def _given(session: Session, officer_id: UUID, day: date) -> list[EntryInfo]:
    return [each for each in entries_of_officers(session, [officer_id], day, day) if each.kind != "leave"]


def answer_swap(context: Context, payload: dict[str, Any]) -> Applied:
    """Agree, refuse, withdraw or approve; an approved swap changes the roster at once.

    Raises ``swap_closed`` for an answer that isn't the actor's or comes too late, ``swap_outdated`` where the roster
    is another by now."""
    swap = _found(context, payload["id"])
    if not is_shown(context.actor, swap):
        raise DomainError("not_found")
    answer = cast(Answer, payload["answer"])
    state = next_state(swap.state, answer, list(_sides(context.actor, swap)))
    if state is None:
        raise DomainError("swap_closed")
    decided = {} if state == "agreed" else {"decided_by": context.actor.officer_id, "decided_at": context.now}
    agreed = {"agreed_at": context.now} if state == "agreed" else {}
    at_version = update(RosterSwap).where(RosterSwap.id == swap.id, RosterSwap.version == payload["version"])
    written = {"state": state, "note": payload["note"], "version": swap.version + 1, **decided, **agreed}
    result = context.session.execute(at_version.values(**written))
    if not isinstance(result, CursorResult) or result.rowcount == 0:
        raise DomainError("version_conflict")
    if state == "approved":
        _exchange(context, swap)
    _tell(context, ACTIONS[state], _found(context, swap.id))
    return Applied(Record(KIND, swap.id))


def _sides(actor: Actor, swap: SwapInfo) -> Iterator[Who]:
    if actor.officer_id == swap.asker_id:
        yield "asker"
    if actor.officer_id == swap.other_id:
        yield "other"
    if actor.allows(PLANNING_ROLES, swap.unit_id):
        yield "planner"


def _exchange(context: Context, swap: SwapInfo) -> None:
    """The asker's shifts of the day go to the other, the other's of their day to the asker."""
    said = {name: getattr(swap, name) for name in ("asker_id", "other_id", "day", "other_day")}
    mine, theirs = _standing(context, said)
    if tuple(e.kind for e in mine) != swap.shifts or tuple(e.kind for e in theirs) != swap.other_shifts:
        raise DomainError("swap_outdated")
    cells = {
        (swap.asker_id, swap.day): _kept(context, swap.asker_id, swap.day, mine),
        (swap.other_id, swap.other_day): _kept(context, swap.other_id, swap.other_day, theirs),
    }
    for to, entries in (((swap.other_id, swap.day), mine), ((swap.asker_id, swap.other_day), theirs)):
        there = cells.get(to, _kept(context, *to, ()))
        given = {each.kind: Said(each.kind, each.vehicle_id, each.crew_id) for each in entries}
        cells[to] = (*(each for each in there if each.kind not in given), *given.values())
    for month in sorted({month_of(swap.day), month_of(swap.other_day)}):
        those = [Cell(*key, shifts) for key, shifts in cells.items() if month_of(key[1]) == month]
        write_cells(context, swap.unit_id, month, those, why=swap.reason)


def _kept(context: Context, officer_id: UUID, day: date, given: Sequence[EntryInfo]) -> tuple[Said, ...]:
    """What stays in a cell when some of it is given away."""
    entries = entries_of_officers(context.session, [officer_id], day, day)
    return tuple(Said(each.kind, each.vehicle_id, each.crew_id) for each in entries if each not in given)


def _found(context: Context, swap_id: UUID) -> SwapInfo:
    swap = get_swap(context.session, swap_id)
    if swap is None:
        raise DomainError("not_found")
    return swap


def _tell(context: Context, action: str, swap: SwapInfo) -> None:
    after = {
        "asker_id": str(swap.asker_id),
        "day": swap.day.isoformat(),
        "other_id": str(swap.other_id),
        "other_day": swap.other_day.isoformat(),
        "state": swap.state,
        "note": swap.note,
    }
    context.changed(action, KIND, swap.id, unit_id=swap.unit_id, after=after, why=swap.reason)


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[SwapInfo]:
    rows = session.execute(
        select(*_COLUMNS).where(*conditions).order_by(RosterSwap.asked_at.desc(), RosterSwap.id)
    ).mappings()
    return [SwapInfo(**{**r, "shifts": tuple(r["shifts"]), "other_shifts": tuple(r["other_shifts"])}) for r in rows]
