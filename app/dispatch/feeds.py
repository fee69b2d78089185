"""Tasks on phones: an officer's own of the last 14 days; a recalled one stays, as recalled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown

from .queries import in_own_hands, own_tasks, tasks_by_ids
from .schemas import TaskSchema

SHOWN_DAYS = 14
_SCHEMA = TaskSchema()


def _snapshot(reader: Reader) -> Shown:
    officer_id = reader.actor.officer_id
    return {} if officer_id is None else _dump(own_tasks(reader.session, officer_id, _since(reader)))


def _load(reader: Reader, ids: Iterable[str]) -> Shown:
    officer_id = reader.actor.officer_id
    if officer_id is None:
        return {}
    found = tasks_by_ids(reader.session, (UUID(i) for i in ids))
    recent = [task for task in found if task.created_at >= _since(reader)]
    return _dump(in_own_hands(reader.session, officer_id, recent))


def _since(reader: Reader) -> datetime:
    return reader.now - timedelta(days=SHOWN_DAYS)


def _dump(tasks: Iterable[dict[str, Any]]) -> Shown:
    return {str(task["id"]): _SCHEMA.dump(task) for task in tasks}


FEEDS = (Feed("task", _snapshot, _load),)
