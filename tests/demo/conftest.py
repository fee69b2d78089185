"""A loaded demo on SQLite. Loading takes half a minute, so the tests that only read share one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from app import create_app
from app.demo.loading import load
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.house import house
from app.kernel.schema import create_all
from config import Settings
from tests.conftest import NOON
from tests.quick import never_sync


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application whose database was filled at noon of 2026-11-22 in Shanghai."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("demo"), testing=True, huey_immediate=True)
    app = create_app(settings, ManualClock(NOON))
    with app.app_context():
        never_sync(db.engine)
        create_all(db.engine)
        load(house())
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
