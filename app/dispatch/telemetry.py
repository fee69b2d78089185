"""What is noted beside the sum: that a task left for a phone, came there, was shown. Not audited; the first word of
each kind on each road is kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.kernel.database import write_transaction
from app.kernel.errors import DomainError
from app.kernel.ids import derived_id
from app.kernel.upsert import Upsert

from .models import TaskRecipient, TaskStep
from .queries import recipient_for
from .rules import GRAPH

_ONCE = Upsert(TaskStep, ["id"])


def note_sent(session: Session, now: datetime, task_id: UUID, officer_ids: Collection[UUID], road: str) -> None:
    """Note that a task was handed to a road (push, stream) towards these recipients, in the caller's transaction."""
    for officer_id in officer_ids:
        _note(session, now, task_id, officer_id, "sent", road, now)


def note_telemetry(now: datetime, officer_id: UUID | None, task_id: UUID, said: dict[str, Any]) -> None:
    """Note that a recipient's phone got or showed a task, in a transaction of its own; again changes nothing.

    Raises ``not_found`` unless the task was sent to this officer."""
    with write_transaction() as session:
        if officer_id is None or recipient_for(session, task_id, officer_id) is None:
            raise DomainError("not_found")
        _note(session, now, task_id, officer_id, said["kind"], said["road"], said["at"])


def _note(session: Session, now: datetime, task_id: UUID, officer_id: UUID, step: str, road: str, at: datetime) -> None:
    row = {
        "id": derived_id("task_step", task_id, officer_id, step, road),
        "task_id": task_id,
        "officer_id": officer_id,
        "step": step,
        "road": road,
        "text": "",
        "claimed_at": at,
        "corrected_at": at,
        "received_at": now,
        "clock_certain": False,
    }
    _ONCE.put(session, [row])
    hands = (TaskRecipient.task_id == task_id) & (TaskRecipient.officer_id == officer_id)
    moving = hands & TaskRecipient.state.in_(GRAPH[step])
    session.execute(update(TaskRecipient).where(moving).values(state=step, state_at=now))
