"""Marking what has to be reckoned anew because facts around it have changed.

Marks are deferred to the end of the transaction, where one query and one insert serve all of its commands. They are
written in the order of their ids, so that two transactions with the same requirements wait for each other at most."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.dispatch.service import tasks_by_ids
from app.duty.service import requirements_touching, spans_at_posts
from app.kernel.command import Context
from app.kernel.ids import uuid7
from app.kernel.jobs import enqueue
from app.kernel.upsert import Upsert
from app.tracking.service import vehicles_by_ids

from .facts import MARGIN
from .models import ReckoningMark

JOB = "assessment.reckon"
_NIGHT = timedelta(hours=16)
_MARKS = Upsert(ReckoningMark, ["requirement_id"], ["marked_at", "mark_id"])


class _AroundPost(NamedTuple):
    """Somebody said something about a post between ``start`` and ``end``."""

    post_id: UUID
    start: datetime
    end: datetime


class _AroundCar(NamedTuple):
    """Positions of a car lie between ``start`` and ``end``."""

    vehicle_id: UUID
    start: datetime
    end: datetime


class _AroundTask(NamedTuple):
    """A task that an officer was sent to."""

    task_id: UUID
    officer_id: UUID


def mark_requirements(context: Context, requirement_ids: tuple[UUID, ...]) -> None:
    """These requirements themselves have changed."""
    for each in requirement_ids:
        context.defer(_mark_touched, each)


def mark_around_post(context: Context, post_id: UUID, earliest: datetime, latest: datetime) -> None:
    """Somebody said something about a post, at some time from ``earliest`` to ``latest``."""
    context.defer(_mark_touched, _AroundPost(post_id, earliest - MARGIN, latest + MARGIN))


def mark_around_car(context: Context, vehicle_id: UUID, first: datetime, last: datetime) -> None:
    """Positions of a car arrived: its own requirements and those of its squad may look different now."""
    context.defer(_mark_touched, _AroundCar(vehicle_id, first - MARGIN, last + MARGIN + timedelta(seconds=1)))


def mark_around_task(context: Context, task_id: UUID, officer_ids: tuple[UUID, ...]) -> None:
    """A task went into these officers' hands, or out of them: what was due of them since may be excused."""
    for officer_id in officer_ids:
        context.defer(_mark_touched, _AroundTask(task_id, officer_id))


def _mark_touched(
    session: Session, now: datetime, touched: Sequence[UUID | _AroundPost | _AroundCar | _AroundTask]
) -> None:
    ids = {each for each in touched if isinstance(each, UUID)}
    ids |= _at_posts(session, [each for each in touched if isinstance(each, _AroundPost)])
    for each in touched:
        if isinstance(each, _AroundCar):
            ids |= _of_car(session, each)
    ids |= _of_tasks(session, now, [each for each in touched if isinstance(each, _AroundTask)])
    mark(session, now, ids)


def _of_tasks(session: Session, now: datetime, around: Sequence[_AroundTask]) -> set[UUID]:
    """What was due of the officers' crews and of their whole squads from the earliest of the tasks on, and will be in
    this night."""
    if not around:
        return set()
    officers = {each.officer_id for each in around}
    since = min(task.created_at for task in tasks_by_ids(session, {each.task_id for each in around}))
    units = {officer.unit_id for officer in officers_by_ids(session, officers).values()}
    found = requirements_touching(session, since, now + _NIGHT, unit_ids=units)
    return {each.id for each in found if not each.officer_ids or officers.intersection(each.officer_ids)}


def _at_posts(session: Session, said: Sequence[_AroundPost]) -> set[UUID]:
    if not said:
        return set()
    start, end = min(each.start for each in said), max(each.end for each in said)
    spans = spans_at_posts(session, {each.post_id for each in said}, start, end)
    return {
        span.requirement_id
        for span in spans
        if any(s.post_id == span.post_id and span.starts_at < s.end and span.ends_at > s.start for s in said)
    }


def _of_car(session: Session, around: _AroundCar) -> set[UUID]:
    units = {car.unit_id for car in vehicles_by_ids(session, [around.vehicle_id]).values()}
    found = requirements_touching(session, around.start, around.end, vehicle_ids=[around.vehicle_id], unit_ids=units)
    return {each.id for each in found}


def mark(session: Session, now: datetime, requirement_ids: Collection[UUID]) -> None:
    """Note that these requirements' facts have changed; the job follows soon after the commit."""
    if requirement_ids:
        this = {"marked_at": now, "mark_id": uuid7(now)}
        rows = [{"requirement_id": each, **this} for each in sorted(requirement_ids)]
        _MARKS.put(session, rows)
        enqueue(session, now, JOB, {}, key=JOB)
