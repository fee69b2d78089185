"""Huey, as the kicker of durable jobs: it wakes the consumer soon after a commit, and sweeps every minute."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app
from huey import Huey, PostgresHuey, SqliteHuey, crontab
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from .database import committed, write_transaction
from .house import House
from .jobs import enqueue, run_due, take_kick

KICK_DELAY_S = 0.2
DRAIN_AT_ONCE = 20
EXTENSION = "xunlu_huey"
_KICK = "xunlu_kick"


def make_huey(settings: Any) -> Huey:
    """Huey beside the database: a file of its own for SQLite, tables of its own in PostgreSQL. No results are kept."""
    common = {"results": False, "utc": True, "immediate": settings.huey_immediate}
    if settings.database_url.startswith("sqlite"):
        return SqliteHuey("xunlu", filename=str(settings.data_dir / "huey.db"), **common)
    dsn = make_url(settings.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    return PostgresHuey("xunlu", dsn=dsn, **common)


def init_kicker(app: Flask, house: House) -> None:
    """Register the drain and the sweep; after a commit that wrote jobs, schedule one drain for all of them."""
    if house.settings.huey_immediate:
        return
    huey = make_huey(house.settings)
    app.extensions[EXTENSION] = huey

    @huey.task()
    def drain() -> None:
        with app.app_context():
            if run_due(house.jobs, house.clock, DRAIN_AT_ONCE) == DRAIN_AT_ONCE:
                drain()  # the rest is a task of its own, so that the consumer can stop in between

    @huey.periodic_task(crontab(minute="*"))
    def sweep() -> None:
        with app.app_context():
            enqueue_minutely(house)
            drain()

    app.extensions[_KICK] = _Kick(drain)
    committed.connect(_wake)


def enqueue_minutely(house: House) -> None:
    """Write the jobs that look every minute whether there is anything to do."""
    if not house.minutely:
        return
    with write_transaction() as session:
        for name in house.minutely:
            enqueue(session, house.clock.now(), name, {}, key=f"minutely:{name}")


@dataclass
class _Kick:
    """Coalesces kicks: a drain that is scheduled for later than a commit serves that commit too."""

    drain: Any
    next_drain: float = 0.0

    def wake(self) -> None:
        """Schedule a drain unless one is coming."""
        now = time.monotonic()
        if now >= self.next_drain:
            self.next_drain = now + KICK_DELAY_S
            self.drain.schedule(delay=KICK_DELAY_S)


def _wake(session: Session) -> None:
    kick: _Kick | None = current_app.extensions.get(_KICK)
    if take_kick(session) and kick is not None:
        kick.wake()
