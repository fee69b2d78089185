"""Who may read what became of a task: who may read the task."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .access import overseen_units
from .queries import find_task


def _may_read(session: Session, actor: Actor, text: str) -> bool:
    task_id = history_id(text)
    found = find_task(session, task_id) if task_id else None
    return found is not None and (found.created_by == actor.officer_id or found.unit_id in overseen_units(actor))


HISTORIES = (History("task", _may_read),)
