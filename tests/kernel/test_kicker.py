"""Huey is told that something may be due, after the commit and once for many."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from huey import Huey
from sqlalchemy import select

from app import create_app
from app.kernel import kicker
from app.kernel.clock import ManualClock
from app.kernel.database import db, write_transaction
from app.kernel.house import EXTENSION, House
from app.kernel.jobs import enqueue
from app.kernel.models import Job
from app.kernel.schema import create_all
from config import Settings


@pytest.fixture
def queueing_app(tmp_path: Path, clock: ManualClock) -> Iterator[Flask]:
    """An application that leaves its jobs to a consumer."""
    app = create_app(Settings(data_dir=tmp_path, testing=True), clock)
    with app.app_context():
        create_all(db.engine)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    huey_of(app).storage.close()


def huey_of(app: Flask) -> Huey:
    return app.extensions[kicker.EXTENSION]


def woken(app: Flask) -> int:
    """How often a consumer has been told."""
    return int(huey_of(app).pending_count())


def write(app: Flask, *keys: str) -> None:
    house: House = app.extensions[EXTENSION]
    with app.app_context(), write_transaction() as session:
        for key in keys:
            enqueue(session, house.clock.now(), "toy", {}, key=key)


def test_a_commit_that_wrote_jobs_schedules_one_drain(queueing_app: Flask) -> None:
    write(queueing_app, "a", "b", "c")
    assert woken(queueing_app) == 1


def test_commits_in_quick_succession_share_a_drain(queueing_app: Flask) -> None:
    for key in "abc":
        write(queueing_app, key)
    assert woken(queueing_app) == 1


def test_a_commit_without_jobs_wakes_nobody(queueing_app: Flask) -> None:
    write(queueing_app)
    assert woken(queueing_app) == 0


def test_nothing_is_scheduled_before_the_commit(queueing_app: Flask, clock: ManualClock) -> None:
    with queueing_app.app_context(), write_transaction() as session:
        with session.begin_nested():
            enqueue(session, clock.now(), "toy", {})
        assert woken(queueing_app) == 0
    assert woken(queueing_app) == 1


def test_a_rolled_back_transaction_wakes_nobody(queueing_app: Flask, clock: ManualClock) -> None:
    with queueing_app.app_context(), suppress(RuntimeError), write_transaction() as session:
        enqueue(session, clock.now(), "toy", {})
        raise RuntimeError
    assert woken(queueing_app) == 0


def test_the_next_writer_may_begin_before_anybody_is_told(
    queueing_app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    free: list[bool] = []

    def schedule(**_when: Any) -> None:
        with (tmp_path / "xunlu.db.turn").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises while a writer holds it
        free.append(True)

    monkeypatch.setattr(queueing_app.extensions["xunlu_kick"].drain, "schedule", schedule)
    write(queueing_app, "a")
    assert free


def test_the_sweep_writes_each_minutely_job_once(queueing_app: Flask) -> None:
    house: House = queueing_app.extensions[EXTENSION]
    with queueing_app.app_context():
        kicker.enqueue_minutely(house)
        kicker.enqueue_minutely(house)
        waiting: list[Any] = list(db.session.scalars(select(Job.name)))
    assert sorted(waiting) == sorted(house.minutely)


def test_the_command_line_runs_what_is_due_and_stops(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["jobs", "run", "--once"])
    house: House = app.extensions[EXTENSION]
    assert (said.exit_code, said.output) == (0, f"{len(house.minutely)} job(s) run\n")
