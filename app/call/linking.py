"""What a call was about: an accident, tasks. Proposed by nearness, said by people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.accident.access import seen_units
from app.accident.service import AccidentInfo, accidents_between, get_accident
from app.dispatch.service import TaskInfo, tasks_sent_into, visible_task, visible_tasks
from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .calls import KIND, STANDS, CallInfo, get_call, read_calls
from .models import Call, CallTask
from .register import standing, why_of, write_next
from .rules import AFTER, BEFORE, TASK_AFTER, TASK_BEFORE, Spot, may_be_about, may_be_sent_for, nearest_in_time

_MOST = 10


def link_accident(context: Context, payload: dict[str, Any]) -> Applied:
    """Say which accident the call at ``version`` was about; None: about none after all. A call that was still open is
    then handled as an accident; letting it go says how it stays handled, which a correction may change. Raises
    ``not_found`` for an accident that the actor doesn't oversee."""
    before = standing(context, payload["id"])
    accident_id: UUID | None = payload["accident_id"]
    values: dict[str, Any] = {"accident_id": accident_id}
    if accident_id is not None:
        _seen_accident(context, before, accident_id)
        values |= {"outcome": "accident"} if before.outcome == "open" else {}
    write_next(context, before, payload["version"], **values)
    action = "call.unlinked" if accident_id is None else "call.linked"
    was = {"accident_id": str(before.accident_id)} if before.accident_id else {}
    now = {"accident_id": str(accident_id)} if accident_id else {"outcome": before.outcome}
    if "outcome" in values:
        was, now = {**was, "outcome": before.outcome}, {**now, "outcome": values["outcome"]}
    context.changed(action, KIND, before.id, unit_id=before.unit_id, before=was, after=now, reason=why_of(payload))
    return Applied(Record(KIND, before.id))


def _seen_accident(context: Context, call: CallInfo, accident_id: UUID) -> None:
    found = get_accident(context.session, accident_id)
    if found is None or found.unit_id not in seen_units(context.actor) or found.brigade_id != call.brigade_id:
        raise DomainError("not_found")
    if not found.stands:
        raise DomainError("accident_stands_no_more")


def link_task(context: Context, payload: dict[str, Any]) -> Applied:
    """Say that a task was sent for the call at ``version``; raise ``not_found`` for one that the actor doesn't see."""
    before = standing(context, payload["id"])
    visible_task(context.session, context.actor, payload["task_id"])
    write_next(context, before, payload["version"])
    _note(context, before, payload["task_id"], "call.task_linked")
    return Applied(Record(KIND, before.id))


def unlink_task(context: Context, payload: dict[str, Any]) -> Applied:
    """Say that a task wasn't sent for the call at ``version`` after all; ``not_found`` for one that the actor doesn't
    see."""
    before = standing(context, payload["id"])
    visible_task(context.session, context.actor, payload["task_id"])
    write_next(context, before, payload["version"])
    linked = (CallTask.call_id == before.id, CallTask.task_id == payload["task_id"])
    if context.session.execute(delete(CallTask).where(*linked).returning(CallTask.task_id)).first() is None:
        raise DomainError("not_found")
    was = {"task_id": str(payload["task_id"])}
    context.changed("call.task_unlinked", KIND, before.id, unit_id=before.unit_id, before=was)
    return Applied(Record(KIND, before.id))


def note_task(context: Context, call_id: UUID, task_id: UUID) -> None:
    """Note that a task was made of the call, unless it was taken back; raise ``not_found`` for one that the actor
    doesn't oversee. Nobody said anything of the call itself, so it stays at its version."""
    before = get_call(context.session, call_id)
    if before is None or before.unit_id not in seen_units(context.actor):
        raise DomainError("not_found")
    if before.withdrawn_at is None:
        _note(context, before, task_id, "call.made_a_task")


def _note(context: Context, call: CallInfo, task_id: UUID, action: str) -> None:
    known = (CallTask.call_id == call.id, CallTask.task_id == task_id)
    if context.session.scalar(select(CallTask.task_id).where(*known)) is not None:
        return
    row = {"call_id": call.id, "task_id": task_id, "at": context.now, "by_officer_id": context.actor.officer_id}
    context.session.execute(insert(CallTask), [row])
    context.changed(action, KIND, call.id, unit_id=call.unit_id, after={"task_id": str(task_id)})


# -- what may belong together ----------------------------------------------------------------------------------------


def accident_of(session: Session, actor: Actor, call: CallInfo) -> AccidentInfo | None:
    """The accident that a call was about, followed to the one that it was merged into; None where there is none, or
    none that the actor oversees."""
    seen = seen_units(actor)
    accident_id = call.accident_id
    for _ in range(3):
        found = get_accident(session, accident_id) if accident_id else None
        if found is None or found.superseded_by is None:
            return found if found is not None and found.unit_id in seen else None
        accident_id = found.superseded_by
    return None


def proposed_accidents(session: Session, actor: Actor, call: CallInfo) -> list[AccidentInfo]:
    """The accidents that a call may be about, the nearest in time first."""
    near = accidents_between(session, seen_units(actor), call.received_at - AFTER, call.received_at + BEFORE)
    fit = {each.id: each for each in near if may_be_about(call.spot, Spot.of(each, each.occurred_at))}
    order = nearest_in_time(call.received_at, [(each.occurred_at, each.id) for each in fit.values()])
    return [fit[each] for each in order[:_MOST]]


def tasks_of(session: Session, actor: Actor, call_id: UUID) -> list[TaskInfo]:
    """The tasks of a call that the actor sees, in order of time."""
    ids = session.scalars(select(CallTask.task_id).where(CallTask.call_id == call_id)).all()
    return sorted(visible_tasks(session, actor, ids), key=lambda each: each.created_at)


def proposed_tasks(session: Session, actor: Actor, call: CallInfo, linked: set[UUID]) -> list[TaskInfo]:
    """The tasks that may have been sent for a call, the nearest in time first."""
    begins, ends = call.received_at - TASK_BEFORE, call.received_at + TASK_AFTER
    overseen = actor.units(OVERSIGHT_ROLES)  # who keeps the register alone sees no tasks
    sent = [task for task, _ in tasks_sent_into(session, overseen, begins, ends) if task.id not in linked]
    fit = [each for each in sent if may_be_sent_for(call.spot, Spot.of(each, each.created_at))]
    return sorted(fit, key=lambda each: abs(each.created_at - call.received_at))[:_MOST]


def calls_of_accident(session: Session, actor: Actor, accident_id: UUID) -> dict[str, list[CallInfo]]:
    """The calls about an accident, and those that may be; raise ``not_found`` for one that isn't the actor's to see."""
    units = seen_units(actor)
    accident = get_accident(session, accident_id)
    if accident is None or accident.unit_id not in units:
        raise DomainError("not_found")
    seen = (STANDS, Call.unit_id.in_(units))
    linked = read_calls(session, *seen, Call.accident_id == accident_id)
    begins, ends = accident.occurred_at - BEFORE, accident.occurred_at + AFTER
    near = read_calls(session, *seen, Call.accident_id.is_(None), Call.received_at >= begins, Call.received_at <= ends)
    at = Spot.of(accident, accident.occurred_at)
    proposed = [each for each in near if may_be_about(each.spot, at)] if accident.stands else []
    return {"linked": linked, "proposed": proposed}
