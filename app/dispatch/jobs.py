"""What tasks do every minute: expire where nobody answered in time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.clock import Clock
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import house

from .models import Task, TaskRecipient
from .queries import RecipientInfo
from .rules import GRAPH
from .steps import move

EXPIRE_TASKS = "dispatch.expire_tasks"


def expire_tasks(clock: Clock, _payload: dict[str, Any]) -> None:
    """Expire the tasks past their due time in the hands of those who never answered."""
    if _overdue(db.session(), clock.now()):
        with system_transaction(house().bus, clock) as context:
            move(context, [(recipient, "expired") for recipient in _overdue(context.session, context.now)])


def _overdue(session: Session, now: datetime) -> list[RecipientInfo]:
    r = TaskRecipient
    columns = (r.task_id, r.officer_id, r.unit_id, r.state, r.state_at)
    overdue = select(*columns).join(Task, Task.id == r.task_id)
    overdue = overdue.where(Task.due_at < now, r.state.in_(GRAPH["expired"])).order_by(r.task_id, r.officer_id)
    return [RecipientInfo(*row) for row in session.execute(overdue.with_for_update(of=r))]
