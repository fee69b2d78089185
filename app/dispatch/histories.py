"""Who may read what became of a task: who may read the task."""

from __future__ import annotations

from app.kernel.actor import Actor
from app.kernel.history import history_for

from .access import overseen_units
from .queries import TaskInfo, find_task


def _may_read(actor: Actor, task: TaskInfo) -> bool:
    return task.created_by == actor.officer_id or task.unit_id in overseen_units(actor)


HISTORIES = (history_for("task", find_task, _may_read),)
