"""Outreach: what the first migration's tables hold stays as it is, up and down; the new tables take talks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from flask import Flask
from flask_migrate import Config, Migrate
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from app import create_app
from app.kernel.clock import ManualClock
from app.kernel.database import db
from config import Settings

NEW = {
    "outreach_campaign",
    "outreach_session",
    "outreach_session_target",
    "outreach_target",
    "outreach_word",
}


@pytest.fixture
def bare(tmp_path: Path, clock: ManualClock) -> Iterator[Flask]:
    """An application without any table."""
    made = create_app(Settings(data_dir=tmp_path, testing=True, huey_immediate=True), clock)
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()


def migrate(app: Flask, to: str, *, down: bool = False) -> None:
    """Walk to a revision."""
    migration: Migrate = app.extensions["migrate"].migrate
    config: Config = migration.get_config()
    (command.downgrade if down else command.upgrade)(config, to)


def tables() -> set[str]:
    """The names of all tables."""
    return set(inspect(db.engine).get_table_names())


def insert_target(unit_id: str) -> None:
    """A village of a unit, with no more than it needs."""
    row = "(:id, 'village', '郭店屯村', '[]', '', '[]', :unit, true, 1)"
    members = "(id, kind, name, aliases, town_name, categories, unit_id, active, version)"
    with db.engine.begin() as connection:
        statement = text(f"INSERT INTO outreach_target {members} VALUES {row}")
        connection.execute(statement, {"id": uuid4().hex, "unit": unit_id})


def test_a_county_keeps_its_units_on_the_way_up_and_down(bare: Flask) -> None:
    migrate(bare, "0001")
    before, unit_id = tables(), uuid4().hex
    with db.engine.begin() as connection:
        statement = text("INSERT INTO unit (id, name, kind, version) VALUES (:id, '阳谷大队', 'brigade', 1)")
        connection.execute(statement, {"id": unit_id})
    migrate(bare, "0002")
    assert tables() - before == NEW
    insert_target(unit_id)
    with pytest.raises(IntegrityError):
        insert_target(uuid4().hex)
    migrate(bare, "0001", down=True)
    assert tables() == before
    with db.engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM unit")).scalars().all() == ["阳谷大队"]
