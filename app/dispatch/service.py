"""What other features may ask of tasks and say to them; the work stands in the module of each noun."""

from __future__ import annotations

from .queries import RecipientInfo, StepInfo, TaskInfo, find_task, recipients_of, steps_of, tasks_sent_into
from .telemetry import note_sent

__all__ = [
    "RecipientInfo",
    "StepInfo",
    "TaskInfo",
    "find_task",
    "note_sent",
    "recipients_of",
    "steps_of",
    "tasks_sent_into",
]
