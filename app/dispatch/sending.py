"""Desk verbs: send a task, take it back, call it done."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, insert, update
from sqlalchemy.orm import Session

from app.accounts.service import OfficerInfo
from app.duty.service import get_post, get_section
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from . import rules
from .access import require_sender
from .events import TaskRecalled, TaskSent
from .models import Task, TaskRecipient
from .queries import RecipientInfo, TaskInfo, hold_recipients, visible_task
from .recipients import expand_recipients
from .steps import move, tell_task

_INSERT = insert(cast(Table, Task.__table__))
_INSERT_RECIPIENTS = insert(cast(Table, TaskRecipient.__table__))
_ASKED = ("kind", "title", "text", "urgency", "due_at", "place_text")
_ORIGIN = ("origin_kind", "origin_id")
_PLACE = ("post_id", "section_id", "chainage_m", "latitude", "longitude")


def send_task(context: Context, payload: dict[str, Any]) -> Applied:
    """Send a task (下达指令): from now on it is in the hands of each recipient, queued."""
    if payload["due_at"] is not None and payload["due_at"] <= context.now:
        raise DomainError("request_invalid", fields={"due_at": ["has passed"]})
    _check_place(context.session, payload)
    officers = expand_recipients(context.session, context.actor, context.now, payload)
    task_id = context.new_id("task")
    context.session.execute(_INSERT, [_row(context, task_id, payload)])
    context.session.execute(_INSERT_RECIPIENTS, [_hands(context, task_id, officer) for officer in officers])
    _tell_sent(context, task_id, payload, officers)
    return Applied(Record("task", task_id))


def _check_place(session: Session, payload: dict[str, Any]) -> None:
    if payload["post_id"] is not None and get_post(session, payload["post_id"]) is None:
        raise DomainError("post_unknown")
    if payload["section_id"] is None:
        return
    section = get_section(session, payload["section_id"])
    if section is None:
        raise DomainError("section_unknown")
    if payload["chainage_m"] is not None and not section.holds(payload["chainage_m"]):
        raise DomainError("chainage_out_of_section")


def _row(context: Context, task_id: UUID, payload: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": task_id,
        "unit_id": context.actor.unit_id,
        "created_by": context.actor.officer_id,
        "created_at": context.now,
        **{name: payload[name] for name in (*_ASKED, *_PLACE, *_ORIGIN)},
    }


def _hands(context: Context, task_id: UUID, officer: OfficerInfo) -> dict[str, Any]:
    hands = {"task_id": task_id, "officer_id": officer.id, "unit_id": officer.unit_id}
    return {**hands, "state": "queued", "state_at": context.now}


def _tell_sent(context: Context, task_id: UUID, payload: dict[str, Any], officers: list[OfficerInfo]) -> None:
    """One change for each recipient: so it reaches each phone, and nobody else's."""
    said = {name: payload[name] for name in ("kind", "title", "urgency")}
    for officer in officers:
        context.changed("dispatch.sent", "task", task_id, unit_id=officer.unit_id, officer_id=officer.id, after=said)
    reached = tuple(officer.id for officer in officers)
    origin = (payload["origin_kind"], payload["origin_id"])
    context.emit(TaskSent(task_id, reached, payload["urgency"], payload["title"], *origin))


def recall_task(context: Context, payload: dict[str, Any]) -> Applied:
    """Take a task back (撤回) from all who haven't reported; those who sent it back or reported keep their state."""
    task, hands = _open_task(context, payload["task_id"])
    _mark(context, task, recalled_at=context.now, recalled_reason=payload["reason"])
    tell_task(context, "dispatch.task_recalled", task, why=payload["reason"])
    freed = move(context, [(r, "recalled") for r in hands if rules.follows(r.state, "recalled")], payload["reason"])
    _tell_relieved(context, task, freed)
    return Applied(Record("task", task.id))


def close_task(context: Context, payload: dict[str, Any]) -> Applied:
    """Call a task done (办结) after a report; one officer's report is enough for all who took part."""
    task, hands = _open_task(context, payload["task_id"])
    if not any(recipient.state == "reported" for recipient in hands):
        raise DomainError("task_not_reported")
    _mark(context, task, closed_at=context.now)
    tell_task(context, "dispatch.task_closed", task, note=payload["note"])
    outcomes = [(recipient, rules.close(recipient.state)) for recipient in hands]
    move(context, [(recipient, state) for recipient, state in outcomes if state], payload["note"])
    _tell_relieved(context, task, [recipient.officer_id for recipient, state in outcomes if state == "recalled"])
    return Applied(Record("task", task.id))


def _open_task(context: Context, task_id: UUID) -> tuple[TaskInfo, list[RecipientInfo]]:
    """The task and everybody's hands, if it is the actor's to end and still open."""
    visible_task(context.session, context.actor, task_id)
    hands = hold_recipients(context.session, task_id)
    task, _ = visible_task(context.session, context.actor, task_id)  # as it is now that nobody else can end it
    require_sender(context.actor, task.created_by, task.unit_id)
    if task.standing != "open":
        raise DomainError("task_not_open", standing=task.standing)
    return task, hands


def _tell_relieved(context: Context, task: TaskInfo, officer_ids: list[UUID]) -> None:
    if officer_ids:
        context.emit(TaskRecalled(task.id, tuple(officer_ids), task.urgency, task.title))


def _mark(context: Context, task: TaskInfo, **values: Any) -> None:
    context.session.execute(update(Task).where(Task.id == task.id).values(**values))
