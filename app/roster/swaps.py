"""Swaps (调班): asked by one side, agreed to by the other, approved by whoever plans; the roster follows.

Asked and answered on phones, signed and maybe without a signal, or at the desk. What a phone saw may be past by the
time its word arrives: then it is refused with what has become of the roster or of the request."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.duty.service import today
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import PLANNING_ROLES, require_reader
from .entries import EntryInfo, entries_of_officers
from .events import RequestMoved
from .exchange import cells_of, given_on
from .models import RosterSwap
from .requests import SWAP, SwapInfo, deciders_of, get_swap, is_shown, open_swaps, parts_of
from .rules import Answer, State, next_state
from .writing import write_months

ACTIONS: dict[State, str] = {
    "agreed": "roster.swap_agreed",
    "approved": "roster.swap_approved",
    "refused": "roster.swap_refused",
    "withdrawn": "roster.swap_withdrawn",
}


def ask_swap(context: Context, payload: dict[str, Any]) -> Applied:
    """At the desk: ask for a swap, one's own or, for whoever plans, anybody's of the unit."""
    unit_id = payload["unit_id"]
    require_reader(context.actor, unit_id)
    if payload["asker_id"] != context.actor.officer_id:
        context.actor.require(PLANNING_ROLES, unit_id)
    _check_sides(context, payload)
    shifts, other_shifts = _standing(context, payload)
    if not shifts or (not other_shifts and payload["other_day"] is not None):
        raise DomainError("request_invalid", fields={"day": ["each side needs a shift to give"]})
    return _ask(context, context.new_id("swap"), payload, shifts, other_shifts)


def request_swap(context: Context, payload: dict[str, Any]) -> Applied:
    """From a phone: ask a colleague to take a shift over, or to give one of theirs for it.

    Raises ``swap_past`` for a day that is over, ``swap_outdated`` where the shifts are others than the phone saw."""
    unit_id, asker_id = context.actor.unit_id, context.actor.officer_id
    said = {name: payload[name] for name in ("other_id", "day", "other_day", "reason")}
    said |= {"unit_id": unit_id, "asker_id": asker_id}
    if min(each for each in (payload["day"], payload["other_day"]) if each is not None) < today(context.now):
        raise DomainError("swap_past")
    _check_sides(context, said)
    shifts, other_shifts = _standing(context, said)
    if not _are(shifts, payload["shifts"]) or not _are(other_shifts, payload["other_shifts"]):
        raise DomainError("swap_outdated")
    return _ask(context, context.command_id, said, shifts, other_shifts)


def answer_swap(context: Context, payload: dict[str, Any]) -> Applied:
    """At the desk, as seen at ``version``: agree, refuse, withdraw or approve."""
    swap = _found(context, payload["id"])
    if swap.version != payload["version"]:
        raise DomainError("version_conflict")
    return _answer(context, swap, payload)


def respond_swap(context: Context, payload: dict[str, Any]) -> Applied:
    """From a phone: agree, refuse, withdraw or approve, if it can still be said."""
    return _answer(context, _found(context, payload["swap_id"]), payload)


def _ask(
    context: Context, swap_id: UUID, said: dict[str, Any], shifts: list[EntryInfo], other_shifts: list[EntryInfo]
) -> Applied:
    _check_others(context.session, said)
    row = {
        **said,
        "id": swap_id,
        "shifts": [each.kind for each in shifts],
        "other_shifts": [each.kind for each in other_shifts],
        "state": "asked",
        "note": "",
        "asked_by": context.actor.officer_id,
        "asked_at": context.occurrence.corrected_at,
        "version": 1,
    }
    context.session.execute(insert(RosterSwap), [row])
    swap = _found(context, swap_id)
    cells_of(swap, _of_sides(context.session, swap))
    _tell(context, "roster.swap_asked", swap)
    return Applied(Record(SWAP, swap_id))


def _check_sides(context: Context, said: dict[str, Any]) -> None:
    sides = {said["asker_id"], said["other_id"]}
    people = officers_by_ids(context.session, sides).values()
    if len([each for each in people if each.unit_id == said["unit_id"] and each.active]) < 2:
        raise DomainError("crew_member_unknown")


def _check_others(session: Session, said: dict[str, Any]) -> None:
    """A shift is asked about once at a time."""
    given = {(said["asker_id"], said["day"]), (said["other_id"], said["other_day"])}
    for each in open_swaps(session, said["unit_id"]):
        if given & {(each.asker_id, each.day), (each.other_id, each.other_day)} - {(said["other_id"], None)}:
            raise DomainError("swap_repeated")


def _standing(context: Context, said: dict[str, Any]) -> tuple[list[EntryInfo], list[EntryInfo]]:
    """What stands in both cells that are to be swapped."""

    def on(officer_id: UUID, day: date | None) -> list[EntryInfo]:
        entries = [] if day is None else entries_of_officers(context.session, [officer_id], day, day)
        return given_on(entries, officer_id, day)

    return on(said["asker_id"], said["day"]), on(said["other_id"], said["other_day"])


def _are(entries: list[EntryInfo], kinds: list[str]) -> bool:
    return {each.kind for each in entries} == set(kinds)


def _answer(context: Context, swap: SwapInfo, said: dict[str, Any]) -> Applied:
    """An approved swap changes the roster at once.

    Raises ``not_found`` for a swap that isn't shown to the actor, ``request_own`` for a decision about oneself,
    ``swap_closed`` for an answer that isn't the actor's or comes too late, ``swap_outdated`` and ``swap_double`` where
    the roster is another by now."""
    if not is_shown(context.actor, swap):
        raise DomainError("not_found")
    answer = cast(Answer, said["answer"])
    parts = list(parts_of(context.actor, swap))
    state = next_state(swap.state, answer, parts)
    if state is None:
        is_own = answer == "approve" and "planner" not in parts and context.actor.allows(PLANNING_ROLES, swap.unit_id)
        raise DomainError("request_own" if is_own else "swap_closed")
    at = context.occurrence.corrected_at
    moved: dict[str, Any] = {"agreed_at": at} if state == "agreed" else _decided(context.actor.officer_id, at)
    written = {"state": state, "note": said["note"].strip(), "version": swap.version + 1, **moved}
    context.session.execute(update(RosterSwap).where(RosterSwap.id == swap.id).values(**written))
    if state == "approved":
        cells = cells_of(swap, _of_sides(context.session, swap))
        write_months(context, swap.unit_id, cells, why=swap.reason)
    _tell(context, ACTIONS[state], _found(context, swap.id))
    return Applied(Record(SWAP, swap.id))


def _decided(officer_id: UUID | None, at: datetime) -> dict[str, Any]:
    return {"decided_by": officer_id, "decided_at": at}


def _of_sides(session: Session, swap: SwapInfo) -> list[EntryInfo]:
    return entries_of_officers(session, swap.sides, min(swap.days), max(swap.days))


def _found(context: Context, swap_id: UUID) -> SwapInfo:
    swap = get_swap(context.session, swap_id, lock=True)
    if swap is None:
        raise DomainError("not_found")
    return swap


def _tell(context: Context, action: str, swap: SwapInfo) -> None:
    """The audit, and those who have to answer or should know."""
    after = {
        "asker_id": str(swap.asker_id),
        "day": swap.day.isoformat(),
        "other_id": str(swap.other_id),
        "other_day": None if swap.other_day is None else swap.other_day.isoformat(),
        "note": swap.note,
    }
    context.changed(action, SWAP, swap.id, unit_id=swap.unit_id, after=after, why=swap.reason)
    concerned = deciders_of(context.session, swap) if swap.state == "agreed" else swap.sides
    people = tuple(each for each in concerned if each != context.actor.officer_id)
    context.emit(RequestMoved(swap.id, people))
