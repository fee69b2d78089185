"""Leave (请假): asked from a phone, decided by whoever plans; what is approved stands in the roster as leave."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from sqlalchemy import insert, update

from app.duty.service import today
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import PLANNING_ROLES
from .events import RequestMoved
from .exchange import cells_of
from .models import RosterLeave
from .requests import LEAVE, LeaveInfo, deciders_of, get_leave, is_shown, open_leaves, parts_of
from .rules import Answer, State, next_state
from .writing import write_months

ACTIONS: dict[State, str] = {
    "approved": "roster.leave_approved",
    "refused": "roster.leave_refused",
    "withdrawn": "roster.leave_withdrawn",
}


def request_leave(context: Context, payload: dict[str, Any]) -> Applied:
    """From a phone: ask for leave on these duty days.

    Raises ``leave_past`` when all of them are over, ``leave_repeated`` when one of them is asked for already."""
    unit_id, officer_id = context.actor.unit_id, context.actor.officer_id
    first, last = payload["first_day"], payload["last_day"]
    if unit_id is None or officer_id is None:
        raise DomainError("not_found")
    if last < today(context.now):
        raise DomainError("leave_past")
    own = [each for each in open_leaves(context.session, unit_id) if each.officer_id == officer_id]
    if any(each.first_day <= last and first <= each.last_day for each in own):
        raise DomainError("leave_repeated")
    row = {
        **payload,
        "id": context.command_id,
        "unit_id": unit_id,
        "officer_id": officer_id,
        "state": "asked",
        "note": "",
        "asked_at": context.occurrence.corrected_at,
        "version": 1,
    }
    context.session.execute(insert(RosterLeave), [row])
    _tell(context, "roster.leave_asked", _found(context, context.command_id))
    return Applied(Record(LEAVE, context.command_id))


def answer_leave(context: Context, payload: dict[str, Any]) -> Applied:
    """At the desk, as seen at ``version``: approve, refuse, or withdraw one's own."""
    leave = _found(context, payload["id"])
    if leave.version != payload["version"]:
        raise DomainError("version_conflict")
    return _answer(context, leave, payload)


def respond_leave(context: Context, payload: dict[str, Any]) -> Applied:
    """From a phone: approve, refuse, or withdraw one's own, if it can still be said."""
    return _answer(context, _found(context, payload["leave_id"]), payload)


def _answer(context: Context, leave: LeaveInfo, said: dict[str, Any]) -> Applied:
    """An approved leave takes the place of the shifts of its days.

    Raises ``not_found`` for a request that isn't shown to the actor, ``request_own`` for a decision about oneself,
    ``leave_closed`` for an answer that isn't the actor's or comes too late."""
    if not is_shown(context.actor, leave):
        raise DomainError("not_found")
    answer = cast(Answer, said["answer"])
    state = next_state(leave.state, answer, list(parts_of(context.actor, leave)))
    if state is None:
        is_own = context.actor.officer_id == leave.officer_id and answer == "approve"
        plans = context.actor.allows(PLANNING_ROLES, leave.unit_id)
        raise DomainError("request_own" if is_own and plans else "leave_closed")
    written = {
        "state": state,
        "note": said["note"].strip(),
        "decided_by": context.actor.officer_id,
        "decided_at": context.occurrence.corrected_at,
        "version": leave.version + 1,
    }
    context.session.execute(update(RosterLeave).where(RosterLeave.id == leave.id).values(**written))
    if state == "approved":
        write_months(context, leave.unit_id, cells_of(leave, ()))
    _tell(context, ACTIONS[state], _found(context, leave.id))
    return Applied(Record(LEAVE, leave.id))


def _found(context: Context, leave_id: UUID) -> LeaveInfo:
    leave = get_leave(context.session, leave_id, lock=True)
    if leave is None:
        raise DomainError("not_found")
    return leave


def _tell(context: Context, action: str, leave: LeaveInfo) -> None:
    """The audit, and those who have to decide or should know."""
    after = {
        "officer_id": str(leave.officer_id),
        "first_day": leave.first_day.isoformat(),
        "last_day": leave.last_day.isoformat(),
        "leave_kind": leave.kind,
        "note": leave.note,
    }
    whose = {"unit_id": leave.unit_id, "officer_id": leave.officer_id}
    context.changed(action, LEAVE, leave.id, **whose, after=after, why=leave.reason or None)
    concerned = deciders_of(context.session, leave) if leave.state == "asked" else leave.sides
    context.emit(RequestMoved(leave.id, tuple(each for each in concerned if each != context.actor.officer_id)))
