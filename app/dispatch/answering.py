"""Field verbs: what a recipient's phone says about a task. None is refused for being late: it is kept, and flagged."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.photos.service import link_photos

from . import rules
from .queries import RecipientInfo, find_task, hold_recipient
from .steps import enter, step_row, tell, tell_ended, write_steps


def acknowledge(context: Context, payload: dict[str, Any]) -> Applied:
    """The officer has read it and takes it (签收)."""
    return _answer(context, payload["task_id"], "acknowledged")


def set_out(context: Context, payload: dict[str, Any]) -> Applied:
    """On the way (出动)."""
    return _answer(context, payload["task_id"], "set_out")


def arrive(context: Context, payload: dict[str, Any]) -> Applied:
    """At the place (到达)."""
    return _answer(context, payload["task_id"], "arrived")


def report_back(context: Context, payload: dict[str, Any]) -> Applied:
    """What was found and done (反馈), with photos; a second report adds to the first."""
    return _answer(context, payload["task_id"], "reported", payload["text"], payload["photos"])


def send_back(context: Context, payload: dict[str, Any]) -> Applied:
    """The officer can't take it (退回), with the reason."""
    return _answer(context, payload["task_id"], "sent_back", payload["reason"])


def _answer(
    context: Context, task_id: UUID, step: str, text: str = "", photos: list[dict[str, Any]] | None = None
) -> Applied:
    task = find_task(context.session, task_id)
    recipient = hold_recipient(context.session, task_id, context.actor.officer_id)
    if task is None or recipient is None:
        raise DomainError("not_found")
    late = rules.said_after(task.due_at, context.occurrence)
    outcome = rules.answer(recipient.state, step, after_due=late)
    members = {"id": context.command_id, "flag": outcome.flag, "text": text.strip()}
    write_steps(context, [step_row(context, recipient, step, **members)])
    if outcome.state != recipient.state:
        enter(context, recipient, outcome.state)
        tell_ended(context, [(recipient, outcome.state)])
    told = {"before": recipient.state, "after": outcome.state, "flag": outcome.flag}
    tell(context, f"dispatch.{step}", recipient, **told)
    digests = _link(context, recipient, photos or [])
    return Applied(Record("task", task_id), photos=digests, flags=(outcome.flag,) if outcome.flag else ())


def _link(context: Context, recipient: RecipientInfo, photos: list[dict[str, Any]]) -> tuple[str, ...]:
    owner = ("task_step", context.command_id)
    return link_photos(context, *owner, photos, recipient.unit_id, recipient.officer_id)
