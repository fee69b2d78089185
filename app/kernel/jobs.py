"""Durable work: a ``job`` row written in the transaction that wants it, run later, at least once.

Huey only kicks: it tells a worker process that something may be due. A worker that dies loses nothing; its lease
runs out and the sweep takes the job up again. Handlers are therefore idempotent and open their own transactions."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session

from .clock import Clock
from .database import db, write_transaction
from .ids import uuid7
from .models import Job
from .upsert import Upsert

LEASE = timedelta(minutes=10)
MAX_ATTEMPTS = 8
MAX_BACKOFF = timedelta(hours=1)
_KICK = "xunlu_kick"

JobHandler = Callable[[Clock, dict[str, Any]], None]
log = logging.getLogger(__name__)
_KEYED = Upsert(Job, ["key"])


@dataclass(frozen=True, slots=True)
class ClaimedJob:
    """A job that this worker holds until its lease runs out."""

    id: UUID
    name: str
    payload: dict[str, Any]
    attempts: int


def enqueue(
    session: Session, clock_now: Any, name: str, payload: dict[str, Any], *, key: str | None = None, delay_s: float = 0
) -> None:
    """Write a job into the caller's transaction. With ``key``, a job of that key that still waits absorbs this one."""
    row = {
        "id": uuid7(clock_now),
        "name": name,
        "key": key,
        "payload": payload,
        "state": "queued",
        "attempts": 0,
        "run_after": clock_now + timedelta(seconds=delay_s),
        "created_at": clock_now,
    }
    if key is None:
        session.execute(insert(Job), [row])
    else:
        _KEYED.put(session, [row])
    session.info[_KICK] = True


def take_kick(session: Session) -> bool:
    """Whether the transaction just committed wrote a job; asking forgets it."""
    return bool(session.info.pop(_KICK, False))


def run_due(handlers: Mapping[str, JobHandler], clock: Clock, limit: int = 1000) -> int:
    """Run what is due, one job after the other; return how many were taken. A failing job never stops the next."""
    _give_up(clock)
    done = 0
    while done < limit and (job := _claim(clock)) is not None:
        done += 1
        try:
            handlers[job.name](clock, job.payload)
        except Exception as error:  # a job may fail in any way; it is kept with its reason and tried again
            log.exception("job %s %s failed", job.name, job.id)
            db.session.rollback()
            _fail(clock, job, error)
        else:
            _finish(clock, job)
    return done


def _give_up(clock: Clock) -> None:
    """Put aside the jobs that killed their worker each time: to take them up again would kill the next one."""
    lost = (Job.state == "running") & (Job.leased_until < clock.now()) & (Job.attempts >= MAX_ATTEMPTS)
    if db.session.execute(select(Job.id).where(lost).limit(1)).first() is None:
        db.session.rollback()
        return
    with write_transaction() as session:
        session.execute(update(Job).where(lost).values(state="failed", last_error="its worker died, each time"))


def _claim(clock: Clock) -> ClaimedJob | None:
    """Take the oldest due job: waiting, or leased by a worker that has died."""
    now = clock.now()
    due = (
        select(Job.id, Job.name, Job.payload, Job.attempts)
        .where(Job.run_after <= now, or_(Job.state == "queued", (Job.state == "running") & (Job.leased_until < now)))
        .order_by(Job.run_after, Job.id)
        .limit(1)
    )
    if db.session.execute(due).first() is None:
        db.session.rollback()
        return None
    with write_transaction() as session:
        row = session.execute(due.with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        # the key is given up at the start: what comes in meanwhile is a new reason to run
        values = {"state": "running", "key": None, "attempts": row.attempts + 1, "leased_until": now + LEASE}
        session.execute(update(Job).where(Job.id == row.id).values(**values))
    return ClaimedJob(row.id, row.name, row.payload, row.attempts + 1)


def _finish(clock: Clock, job: ClaimedJob) -> None:
    with write_transaction() as session:
        session.execute(
            update(Job).where(Job.id == job.id).values(state="done", finished_at=clock.now(), last_error=None)
        )


def _fail(clock: Clock, job: ClaimedJob, error: Exception) -> None:
    last = job.attempts >= MAX_ATTEMPTS
    wait = min(timedelta(seconds=2**job.attempts), MAX_BACKOFF)
    with write_transaction() as session:
        session.execute(
            update(Job)
            .where(Job.id == job.id)
            .values(state="failed" if last else "queued", run_after=clock.now() + wait, last_error=repr(error)[:2000])
        )
