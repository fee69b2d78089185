"""Writing down what happens to a task in an officer's hands: the step with both clocks, and the state it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, insert, update

from app.kernel.command import Context

from .events import TaskEnded
from .models import TaskRecipient, TaskStep
from .queries import RecipientInfo, TaskInfo
from .rules import FREE

_FREE = frozenset(FREE)
_INSERT = insert(cast(Table, TaskStep.__table__))


def step_row(context: Context, recipient: RecipientInfo, step: str, **members: Any) -> dict[str, Any]:
    """A step said in this command; ``members`` are ``id``, ``flag``, ``road`` and ``text`` where they differ."""
    said, fix = context.occurrence, context.fix
    return {
        "id": context.new_id("task_step", recipient.officer_id),
        "task_id": recipient.task_id,
        "officer_id": recipient.officer_id,
        "step": step,
        "flag": None,
        "road": None,
        "text": "",
        "by_officer_id": context.actor.officer_id,
        "claimed_at": said.claimed_at,
        "corrected_at": said.corrected_at,
        "bracket_from": said.bracket_from,
        "received_at": context.now,
        "clock_certain": said.clock_certain,
        "latitude": fix.latitude if fix else None,
        "longitude": fix.longitude if fix else None,
        "accuracy_m": fix.accuracy_m if fix else None,
        **members,
    }


def write_steps(context: Context, rows: list[dict[str, Any]]) -> None:
    """Insert steps, if there are any."""
    if rows:
        context.session.execute(_INSERT, rows)


def enter(context: Context, recipient: RecipientInfo, state: str) -> None:
    """Put a recipient into a state."""
    hands = (TaskRecipient.task_id == recipient.task_id) & (TaskRecipient.officer_id == recipient.officer_id)
    context.session.execute(update(TaskRecipient).where(hands).values(state=state, state_at=context.now))


def move(context: Context, moves: Iterable[tuple[RecipientInfo, str]], text: str = "") -> list[UUID]:
    """Move recipients for the desk or the system: step, state and audit of each; return the officers."""
    moved = list(moves)
    write_steps(context, [step_row(context, recipient, state, text=text) for recipient, state in moved])
    for recipient, state in moved:
        enter(context, recipient, state)
        tell(context, f"dispatch.{state}", recipient, before=recipient.state, after=state, why=text)
    tell_ended(context, moved)
    return [recipient.officer_id for recipient, _ in moved]


def tell_ended(context: Context, moved: Iterable[tuple[RecipientInfo, str]]) -> None:
    """Tell other features of those who are free of a task again, and of those who take it up after all."""
    ended: dict[UUID, list[UUID]] = {}
    for recipient, state in moved:
        if _FREE.intersection((state, recipient.state)):
            ended.setdefault(recipient.task_id, []).append(recipient.officer_id)
    for task_id, officer_ids in ended.items():
        context.emit(TaskEnded(task_id, tuple(officer_ids)))


def tell(context: Context, action: str, recipient: RecipientInfo, **detail: Any) -> None:
    """Tell the audit, and through it the recipient's phone."""
    context.changed(
        action,
        "task",
        recipient.task_id,
        unit_id=recipient.unit_id,
        officer_id=recipient.officer_id,
        recipient=str(recipient.officer_id),
        **detail,
    )


def tell_task(context: Context, action: str, task: TaskInfo, **detail: Any) -> None:
    """Tell the audit of a change of the task itself."""
    context.changed(action, "task", task.id, unit_id=task.unit_id, **detail)
