"""What other features may ask of tasks and say to them; the work stands in the module of each noun."""

from __future__ import annotations

from .bands import load_bands
from .queries import (
    RecipientInfo,
    SendingInfo,
    StepInfo,
    TaskInfo,
    find_task,
    recipients_of,
    sendings_of,
    steps_in_hands,
    steps_of,
    steps_of_tasks,
    tasks_by_ids,
    tasks_sent_into,
    visible_task,
    visible_tasks,
)
from .telemetry import note_sent

__all__ = [
    "RecipientInfo",
    "SendingInfo",
    "StepInfo",
    "TaskInfo",
    "find_task",
    "load_bands",
    "note_sent",
    "recipients_of",
    "sendings_of",
    "steps_in_hands",
    "steps_of",
    "steps_of_tasks",
    "tasks_by_ids",
    "tasks_sent_into",
    "visible_task",
    "visible_tasks",
]
