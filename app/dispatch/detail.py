"""One task, whole: each visible recipient with their timings, and every step with its photos."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.photos.service import links_of

from .bands import load_bands, timings
from .queries import RecipientInfo, StepInfo, TaskInfo, shown_task, steps_of, visible_task


def task_detail(session: Session, actor: Actor, task_id: UUID) -> dict[str, Any]:
    """The task as its sender, those who oversee a recipient, and a recipient see it; raise ``not_found`` otherwise."""
    task, recipients = visible_task(session, actor, task_id)
    seen = {recipient.officer_id for recipient in recipients}
    steps = [step for step in steps_of(session, task_id) if step.officer_id in seen]
    photos = links_of(session, "task_step", [step.id for step in steps])
    return {
        **shown_task(task, recipients),
        "timings": [_timed(task, recipient, steps) for recipient in recipients],
        "steps": [{**_members(step), "photos": photos.get(step.id, ())} for step in steps],
        "bands": load_bands(),
    }


def _timed(task: TaskInfo, recipient: RecipientInfo, steps: list[StepInfo]) -> dict[str, Any]:
    own = [step for step in steps if step.officer_id == recipient.officer_id]
    return {"officer_id": recipient.officer_id, "stages": timings(task.created_at, own)}


def _members(step: StepInfo) -> dict[str, Any]:
    return {each.name: getattr(step, each.name) for each in fields(StepInfo)}
