"""Instants keep being instants, and one place commits."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import StatementError

from app import create_app
from app.kernel.clock import ManualClock
from app.kernel.database import db, write_transaction
from app.kernel.models import Job
from config import Settings
from tests.conftest import NOON

SHANGHAI = timezone(timedelta(hours=8))


def job(at: datetime) -> dict[str, Any]:
    row = {"id": uuid4(), "name": "toy", "payload": {}, "state": "queued", "attempts": 0}
    return {**row, "created_at": at, "run_after": at}


def put(at: datetime) -> None:
    with write_transaction() as session:
        session.execute(insert(Job), [job(at)])


def test_a_naive_datetime_is_refused(any_app: Flask) -> None:
    with any_app.app_context():
        with pytest.raises(StatementError, match="naive datetime"):
            put(datetime(2026, 11, 22, 12, 0))  # noqa: DTZ001  # that it is naive is the point
        assert db.session.scalar(select(func.count()).select_from(Job)) == 0


def test_an_instant_comes_back_in_utc_whatever_its_offset_was(any_app: Flask) -> None:
    said = datetime(2026, 11, 22, 0, 30, 0, 123000, tzinfo=SHANGHAI)
    with any_app.app_context():
        put(said)
        read = db.session.scalars(select(Job.run_after)).one()
    assert read == said
    assert read.tzinfo is UTC
    assert read.isoformat() == "2026-11-21T16:30:00.123000+00:00"


def test_instants_are_compared_as_instants(any_app: Flask) -> None:
    with any_app.app_context():
        put(datetime(2026, 11, 22, 0, 30, tzinfo=SHANGHAI))
        later = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)
        assert db.session.scalars(select(Job.id).where(Job.run_after < later)).all()
        assert not db.session.scalars(select(Job.id).where(Job.run_after > later)).all()


def test_a_transaction_that_raises_leaves_nothing(any_app: Flask) -> None:
    with any_app.app_context():
        with suppress(RuntimeError), write_transaction() as session:
            session.execute(insert(Job), [job(datetime(2026, 11, 22, tzinfo=UTC))])
            raise RuntimeError
        assert db.session.scalar(select(func.count()).select_from(Job)) == 0


def test_sqlite_syncs_every_commit_and_checks_its_foreign_keys(tmp_path: Path) -> None:
    as_served = create_app(Settings(data_dir=tmp_path, testing=True), ManualClock(NOON))
    with as_served.app_context():
        with db.engine.connect() as connection:
            told = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in PRAGMAS}
        db.engine.dispose()
    assert told == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
