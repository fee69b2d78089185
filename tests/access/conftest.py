"""One county for the whole matrix, with a record of every kind in two squads, and somebody of every role."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import create_app
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.schema import create_all
from config import Settings
from tests.access.world import World, make_world
from tests.conftest import NOON
from tests.quick import never_sync


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Made once: every cell makes for itself what it changes."""
    folder: Path = tmp_path_factory.mktemp("access")
    clock = ManualClock(NOON)
    app = create_app(Settings(data_dir=folder, testing=True, huey_immediate=True), clock)
    with app.app_context():
        never_sync(db.engine)
        create_all(db.engine)
    yield make_world(app, clock)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
