"""A loaded demo on SQLite. Loading takes seconds, so all tests that only read share one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from app import create_app
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.schema import create_all
from config import Settings
from tests.conftest import NOON
from tests.quick import never_sync

#: Enough for everything that is told of; the command itself loads three weeks.
DAYS = 8


@pytest.fixture(scope="session")
def settings_of_demo(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Where the shared demo lies."""
    return Settings(data_dir=tmp_path_factory.mktemp("demo"), testing=True, huey_immediate=True)


@pytest.fixture(scope="session")
def demo(settings_of_demo: Settings) -> Iterator[Flask]:
    """An application whose database was filled at noon of 2026-11-22 in Shanghai, by the command."""
    app = create_app(settings_of_demo, ManualClock(NOON))
    with app.app_context():
        never_sync(db.engine)
        create_all(db.engine)
    result = app.test_cli_runner().invoke(args=["demo", "load", "--days", str(DAYS)])
    assert (result.exit_code, "demo county loaded in" in result.output) == (0, True), result.output
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
