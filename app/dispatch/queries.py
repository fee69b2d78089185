"""Reading tasks: with the recipients that the reader may see, and for one task with every step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, bindparam, case, exists, or_, select, tuple_
from sqlalchemy.orm import Session

from app.accounts.service import descendants
from app.kernel.actor import Actor
from app.kernel.errors import DomainError
from app.records.filtering import between_days, holds
from app.records.places import place_of, read_place

from .access import overseen_units
from .models import Task, TaskRecipient, TaskStep
from .rules import FREE, standing


@dataclass(frozen=True, slots=True)
class TaskInfo:
    """A task as others see it; the members are those of :class:`Task`."""

    id: UUID
    unit_id: UUID
    created_by: UUID
    kind: str
    title: str
    text: str
    urgency: str
    post_id: UUID | None
    section_id: UUID | None
    chainage_m: int | None
    latitude: float | None
    longitude: float | None
    place_text: str
    due_at: datetime | None
    created_at: datetime
    recalled_at: datetime | None
    recalled_reason: str | None
    closed_at: datetime | None
    origin_kind: str | None
    origin_id: UUID | None

    @property
    def standing(self) -> str:
        """Open, recalled or closed."""
        return standing(self.recalled_at, self.closed_at)


@dataclass(frozen=True, slots=True)
class RecipientInfo:
    """A task in one officer's hands."""

    task_id: UUID
    officer_id: UUID
    unit_id: UUID
    state: str
    state_at: datetime


@dataclass(frozen=True, slots=True)
class SendingInfo:
    """A task in one officer's hands as a place that they were sent to; ``ended_at`` once they are free of it again."""

    task_id: UUID
    officer_id: UUID
    title: str
    sent_at: datetime
    ended_at: datetime | None
    post_id: UUID | None
    section_id: UUID | None
    latitude: float | None
    longitude: float | None
    place_text: str


@dataclass(frozen=True, slots=True)
class StepInfo:
    """One step; the members are those of :class:`TaskStep`."""

    id: UUID
    task_id: UUID
    officer_id: UUID
    step: str
    flag: str | None
    road: str | None
    text: str
    by_officer_id: UUID | None
    claimed_at: datetime
    corrected_at: datetime
    bracket_from: datetime | None
    received_at: datetime
    clock_certain: bool
    latitude: float | None
    longitude: float | None
    accuracy_m: float | None


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, newest first; ``next`` names the place behind it."""

    tasks: list[dict[str, Any]]
    next: str | None


_T, _R, _S = (cast(Table, model.__table__) for model in (Task, TaskRecipient, TaskStep))
_TASK = [_T.c[each.name] for each in fields(TaskInfo)]
_RECIPIENT = [_R.c[each.name] for each in fields(RecipientInfo)]
_STEP = [_S.c[each.name] for each in fields(StepInfo)]
_BY_IDS = select(*_TASK).where(_T.c.id.in_(bindparam("ids", expanding=True)))
_HANDS = select(*_RECIPIENT).where(_R.c.task_id.in_(bindparam("ids", expanding=True))).order_by(_R.c.officer_id)
_IN_HANDS = select(*_RECIPIENT).where(_R.c.task_id == bindparam("task"), _R.c.officer_id == bindparam("officer"))
_STEPS = select(*_STEP).where(_S.c.task_id == bindparam("task")).order_by(_S.c.received_at, _S.c.corrected_at, _S.c.id)


def find_task(session: Session, task_id: UUID) -> TaskInfo | None:
    """The task of this id, if there is one."""
    return next(iter(tasks_by_ids(session, [task_id])), None)


def tasks_by_ids(session: Session, ids: Iterable[UUID]) -> list[TaskInfo]:
    """The tasks of these ids; unknown ids are left out."""
    return [TaskInfo(*row) for row in session.execute(_BY_IDS, {"ids": list(ids)})]


def recipients_of(session: Session, ids: Collection[UUID]) -> dict[UUID, list[RecipientInfo]]:
    """Everybody's hands, by task."""
    found: dict[UUID, list[RecipientInfo]] = {}
    for row in session.execute(_HANDS, {"ids": list(ids)}):
        found.setdefault(row.task_id, []).append(RecipientInfo(*row))
    return found


_PLACE_OF = ("post_id", "section_id", "latitude", "longitude", "place_text")


def sendings_of(session: Session, officer_ids: Collection[UUID], start: datetime, end: datetime) -> list[SendingInfo]:
    """What these officers were sent to and not free of between two instants, in the order of sending."""
    free = case((_R.c.state.in_(FREE), _R.c.state_at))
    columns = (_T.c.id, _R.c.officer_id, _T.c.title, _T.c.created_at, free, *(_T.c[name] for name in _PLACE_OF))
    query = select(*columns).join(_R, _R.c.task_id == _T.c.id).where(_R.c.officer_id.in_(officer_ids))
    query = query.where(_T.c.created_at < end, or_(free.is_(None), free > start))
    rows = session.execute(query.order_by(_T.c.created_at, _T.c.id, _R.c.officer_id))
    return [SendingInfo(*row) for row in rows]


def recipient_for(session: Session, task_id: UUID, officer_id: UUID | None) -> RecipientInfo | None:
    """The task in this officer's hands, if it was sent to them."""
    row = session.execute(_IN_HANDS, {"task": task_id, "officer": officer_id}).first()
    return None if row is None else RecipientInfo(*row)


def hold_recipients(session: Session, task_id: UUID) -> list[RecipientInfo]:
    """Everybody's hands on one task, held against other writers until the transaction ends."""
    return [RecipientInfo(*row) for row in session.execute(_HANDS.with_for_update(), {"ids": [task_id]})]


def hold_recipient(session: Session, task_id: UUID, officer_id: UUID | None) -> RecipientInfo | None:
    """As :func:`recipient_for`, held against other writers until the transaction ends."""
    row = session.execute(_IN_HANDS.with_for_update(), {"task": task_id, "officer": officer_id}).first()
    return None if row is None else RecipientInfo(*row)


def steps_of(session: Session, task_id: UUID) -> list[StepInfo]:
    """All steps of a task, in the order in which the server heard of them."""
    return [StepInfo(*row) for row in session.execute(_STEPS, {"task": task_id})]


def steps_of_tasks(session: Session, ids: Collection[UUID]) -> dict[tuple[UUID, UUID], list[StepInfo]]:
    """The steps of these tasks by (task, officer), in the order in which the server heard of them."""
    query = select(*_STEP).where(_S.c.task_id.in_(ids)).order_by(_S.c.received_at, _S.c.corrected_at, _S.c.id)
    found: dict[tuple[UUID, UUID], list[StepInfo]] = {}
    for row in session.execute(query):
        found.setdefault((row.task_id, row.officer_id), []).append(StepInfo(*row))
    return found


# -- what a reader sees ---------------------------------------------------------------------------------------------


def shown_task(task: TaskInfo, recipients: Iterable[RecipientInfo]) -> dict[str, Any]:
    """A task's members, how it stands, and these recipients."""
    members = {each.name: getattr(task, each.name) for each in fields(TaskInfo)}
    return {**members, "standing": task.standing, "recipients": list(recipients)}


def seen_recipients(actor: Actor, task: TaskInfo, recipients: Iterable[RecipientInfo]) -> list[RecipientInfo]:
    """Those the actor may see: all of a task that they sent or whose sender they oversee, the officers they oversee,
    themselves."""
    overseen = overseen_units(actor)
    if task.created_by == actor.officer_id or task.unit_id in overseen:
        return list(recipients)
    return [r for r in recipients if r.unit_id in overseen or r.officer_id == actor.officer_id]


def visible_tasks(session: Session, actor: Actor, ids: Collection[UUID]) -> list[TaskInfo]:
    """Those of these tasks of which the actor may see anybody's hands."""
    hands = recipients_of(session, ids)
    return [task for task in tasks_by_ids(session, ids) if seen_recipients(actor, task, hands.get(task.id, ()))]


def visible_task(session: Session, actor: Actor, task_id: UUID) -> tuple[TaskInfo, list[RecipientInfo]]:
    """The task with those recipients that the actor may see; raise ``not_found`` where that is none."""
    task = find_task(session, task_id)
    seen = seen_recipients(actor, task, recipients_of(session, [task_id]).get(task_id, ())) if task else []
    if task is None or not seen:
        raise DomainError("not_found")
    return task, seen


def own_tasks(session: Session, officer_id: UUID, since: datetime) -> list[dict[str, Any]]:
    """What was sent to an officer since an instant, each with their own hands only."""
    mine = select(*_TASK).join(_R, _R.c.task_id == _T.c.id).where(_R.c.officer_id == officer_id)
    tasks = [TaskInfo(*row) for row in session.execute(mine.where(_T.c.created_at >= since))]
    return in_own_hands(session, officer_id, tasks)


def in_own_hands(session: Session, officer_id: UUID, tasks: Sequence[TaskInfo]) -> list[dict[str, Any]]:
    """The tasks as their recipient sees them; those sent to others only are left out."""
    hands = recipients_of(session, [task.id for task in tasks])
    own = ((task, [r for r in hands.get(task.id, ()) if r.officer_id == officer_id]) for task in tasks)
    return [shown_task(task, recipients) for task, recipients in own if recipients]


def tasks_sent_into(
    session: Session, unit_ids: Collection[UUID], start: datetime, end: datetime
) -> list[tuple[TaskInfo, list[RecipientInfo]]]:
    """The tasks sent to officers of these units from start to before end, each with those officers' hands."""
    query = (
        select(*_TASK)
        .where(_sent_into(unit_ids), _T.c.created_at >= start, _T.c.created_at < end)
        .order_by(_T.c.created_at)
    )
    tasks = [TaskInfo(*row) for row in session.execute(query)]
    hands = recipients_of(session, [task.id for task in tasks])
    return [(task, [r for r in hands.get(task.id, ()) if r.unit_id in unit_ids]) for task in tasks]


def open_tasks(session: Session, unit_ids: Collection[UUID]) -> list[tuple[TaskInfo, list[RecipientInfo]]]:
    """The tasks that stand and were sent from or into these units, newest first, each with all of its hands."""
    query = select(*_TASK).where(or_(_T.c.unit_id.in_(unit_ids), _sent_into(unit_ids)), _STANDS["open"])
    tasks = [TaskInfo(*row) for row in session.execute(query.order_by(_T.c.created_at.desc(), _T.c.id))]
    hands = recipients_of(session, [task.id for task in tasks])
    return [(task, hands.get(task.id, [])) for task in tasks]


def _sent_into(unit_ids: Collection[UUID]) -> ColumnElement[bool]:
    """That a task was sent to officers of these units. Asked of each by itself: most of a brigade's are, whose times or
    standing narrow them more."""
    return exists().where(_R.c.task_id == _T.c.id, _R.c.unit_id.in_(unit_ids))


def list_tasks(session: Session, actor: Actor, query: dict[str, Any]) -> Page:
    """The tasks sent from or into the units that the actor oversees, newest first.

    Raises ``not_found`` for a unit they don't oversee."""
    limit = query["limit"]
    found = tasks_found(session, actor, query, limit + 1)
    hands = recipients_of(session, [task.id for task in found])
    shown = [shown_task(t, seen_recipients(actor, t, hands.get(t.id, ()))) for t in found[:limit]]
    return Page(shown, place_of(found[limit - 1].created_at, found[limit - 1].id) if len(found) > limit else None)


def tasks_found(session: Session, actor: Actor, query: dict[str, Any], limit: int) -> list[TaskInfo]:
    """The tasks that the query narrows to, newest first, at most ``limit``."""
    rows = select(*_TASK).where(*_conditions(session, actor, query))
    rows = rows.order_by(_T.c.created_at.desc(), _T.c.id.desc()).limit(limit)
    return [TaskInfo(*row) for row in session.execute(rows)]


def _conditions(session: Session, actor: Actor, query: dict[str, Any]) -> list[ColumnElement[bool]]:
    units = overseen_units(actor)
    if (unit_id := query.get("unit")) is not None:
        if unit_id not in units:
            raise DomainError("not_found")
        units = units & descendants(session, unit_id)
    conditions = [or_(_T.c.unit_id.in_(units), _sent_into(units))]
    if "state" in query:
        conditions.append(_STANDS[query["state"]])
    conditions += between_days(_T.c.created_at, query)
    if "kind" in query:
        conditions.append(_T.c.kind == query["kind"])
    if "text" in query:
        conditions.append(holds(query["text"], _T.c.title, _T.c.text, _T.c.place_text))
    if "before" in query:
        conditions.append(tuple_(_T.c.created_at, _T.c.id) < read_place(query["before"]))
    return conditions


_RECALLED, _CLOSED = _T.c.recalled_at.is_not(None), _T.c.closed_at.is_not(None)
_STANDS = {"open": ~_RECALLED & ~_CLOSED, "recalled": _RECALLED, "closed": _CLOSED}


def steps_in_hands(session: Session, step_ids: Collection[UUID]) -> set[UUID]:
    """Of these steps those of tasks that their officer hasn't done with yet."""
    hands = (TaskRecipient.task_id == TaskStep.task_id) & (TaskRecipient.officer_id == TaskStep.officer_id)
    query = select(TaskStep.id).join(TaskRecipient, hands).where(TaskStep.id.in_(step_ids))
    return set(session.scalars(query.where(TaskRecipient.state.not_in(FREE))))
