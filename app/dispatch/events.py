"""What tasks tell other features: enough to knock at the recipients' phones without asking back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.kernel.command import Event


@dataclass(frozen=True, slots=True)
class TaskSent(Event):
    """A task was sent. ``urgency``: routine, urgent or critical; the origin is the record that it was made of."""

    task_id: UUID
    officer_ids: tuple[UUID, ...]
    urgency: str
    title: str
    origin_kind: str | None = None
    origin_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TaskRecalled(Event):
    """A task was taken back from these officers, who still had it in hand."""

    task_id: UUID
    officer_ids: tuple[UUID, ...]
    urgency: str
    title: str


@dataclass(frozen=True, slots=True)
class TaskEnded(Event):
    """These officers have nothing more to do with a task: it is done, sent back, recalled or expired."""

    task_id: UUID
    officer_ids: tuple[UUID, ...]
