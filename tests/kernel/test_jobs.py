"""A job is run at least once, whatever happens to its worker; a failing one is kept and tried again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.kernel.clock import Clock, ManualClock
from app.kernel.database import db, write_transaction
from app.kernel.jobs import LEASE, MAX_ATTEMPTS, MAX_BACKOFF, enqueue, run_due
from app.kernel.models import Job


class WorkerDied(BaseException):
    """What a kill looks like from inside: nothing behind it runs."""


@dataclass
class Bench:
    """A queue with one kind of job, whose handler does what the test says."""

    app: Flask
    clock: ManualClock
    ran: list[dict[str, Any]] = field(default_factory=list)
    work: Callable[[dict[str, Any]], None] = lambda _payload: None

    def put(self, payload: dict[str, Any] | None = None, **options: Any) -> None:
        with self.app.app_context(), write_transaction() as session:
            enqueue(session, self.clock.now(), "toy", payload or {}, **options)

    def run(self) -> int:
        with self.app.app_context():
            return run_due({"toy": self._handle}, self.clock)

    def _handle(self, clock: Clock, payload: dict[str, Any]) -> None:
        self.ran.append(payload)
        self.work(payload)

    def rows(self) -> list[Job]:
        with self.app.app_context():
            return list(db.session.scalars(select(Job).order_by(Job.created_at, Job.id)))

    def fail(self, _payload: dict[str, Any]) -> None:
        raise RuntimeError("光缆断了")

    def die(self, _payload: dict[str, Any]) -> None:
        raise WorkerDied


@pytest.fixture
def bench(any_app: Flask, clock: ManualClock) -> Bench:
    return Bench(any_app, clock)


def test_what_is_due_runs_in_order_and_once(bench: Bench) -> None:
    for n in range(3):
        bench.put({"n": n})
        bench.clock.advance(seconds=1)
    assert (bench.run(), bench.run()) == (3, 0)
    assert [each["n"] for each in bench.ran] == [0, 1, 2]
    assert {row.state for row in bench.rows()} == {"done"}


def test_a_job_waits_for_its_time(bench: Bench) -> None:
    bench.put(delay_s=60)
    assert bench.run() == 0
    bench.clock.advance(seconds=60)
    assert bench.run() == 1


def test_a_job_of_a_transaction_that_is_rolled_back_never_was(bench: Bench) -> None:
    with bench.app.app_context(), suppress(WorkerDied), write_transaction() as session:
        enqueue(session, bench.clock.now(), "toy", {})
        raise WorkerDied
    assert bench.rows() == []


def test_a_killed_workers_job_is_taken_up_when_its_lease_runs_out(bench: Bench) -> None:
    bench.put()
    bench.work = bench.die
    with pytest.raises(WorkerDied):
        bench.run()
    bench.work = lambda _payload: None
    bench.clock.advance(seconds=LEASE.total_seconds())
    assert bench.run() == 0, "its lease still holds"
    bench.clock.advance(seconds=1)
    assert bench.run() == 1
    assert [(row.state, row.attempts) for row in bench.rows()] == [("done", 2)]


def test_a_failing_job_is_kept_with_its_reason_and_tried_again_later(bench: Bench) -> None:
    bench.put()
    bench.work = bench.fail
    assert (bench.run(), bench.run()) == (1, 0)
    row = bench.rows()[0]
    assert (row.state, row.attempts, row.last_error) == ("queued", 1, "RuntimeError('光缆断了')")
    bench.work = lambda _payload: None
    bench.clock.advance(seconds=2)
    assert bench.run() == 1
    row = bench.rows()[0]
    assert (row.state, row.attempts, row.last_error) == ("done", 2, None)


def test_a_failing_job_does_not_hold_back_the_next(bench: Bench) -> None:
    for n in range(3):
        bench.put({"n": n})
        bench.clock.advance(milliseconds=1)
    bench.work = lambda payload: bench.fail(payload) if payload["n"] == 0 else None
    assert bench.run() == 3
    assert [row.state for row in bench.rows()] == ["queued", "done", "done"]


def test_a_job_that_never_succeeds_is_given_up_and_kept(bench: Bench) -> None:
    bench.put()
    bench.work = bench.fail
    for _ in range(MAX_ATTEMPTS + 3):
        bench.run()
        bench.clock.advance(seconds=MAX_BACKOFF.total_seconds())
    row = bench.rows()[0]
    assert (row.state, row.attempts, len(bench.ran)) == ("failed", MAX_ATTEMPTS, MAX_ATTEMPTS)


def test_a_job_that_kills_every_worker_is_given_up_too(bench: Bench) -> None:
    bench.put()
    bench.work = bench.die
    for _ in range(MAX_ATTEMPTS):
        with pytest.raises(WorkerDied):
            bench.run()
        bench.clock.advance(seconds=LEASE.total_seconds() + 1)
    assert bench.run() == 0
    assert [(row.state, row.attempts) for row in bench.rows()] == [("failed", MAX_ATTEMPTS)]


def test_a_waiting_job_absorbs_another_of_its_key(bench: Bench) -> None:
    bench.put({"n": 1}, key="reckon")
    bench.put({"n": 2}, key="reckon")
    bench.put({"n": 3}, key="another")
    assert bench.run() == 2


def test_what_comes_in_while_a_job_runs_is_a_new_reason_to_run(bench: Bench) -> None:
    bench.put(key="reckon")

    def another_reason(_payload: dict[str, Any]) -> None:
        if len(bench.ran) == 1:
            bench.put(key="reckon")

    bench.work = another_reason
    assert bench.run() == 2


def test_a_job_of_a_name_that_is_gone_fails_by_itself(bench: Bench) -> None:
    with bench.app.app_context(), write_transaction() as session:
        enqueue(session, bench.clock.now(), "gone", {})
    bench.put()
    assert bench.run() == 2
    assert sorted(row.state for row in bench.rows()) == ["done", "queued"]


def test_a_round_ends_at_its_limit(bench: Bench) -> None:
    for _ in range(3):
        bench.put()
    with bench.app.app_context():
        assert run_due({"toy": bench._handle}, bench.clock, limit=2) == 2
    assert bench.run() == 1
