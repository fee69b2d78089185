"""Databases on which the migrations run for real, one of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Connection, MetaData, Table

from app import create_app
from app.kernel.clock import ManualClock
from app.kernel.database import db
from config import PROJECT, Settings
from tests.quick import never_sync


@dataclass(frozen=True)
class Migrated:
    """An application whose database has only what the migrations made."""

    app: Flask

    def up(self, revision: str = "head") -> None:
        with self.app.app_context():
            upgrade(str(PROJECT / "migrations"), revision)

    def down(self, revision: str) -> None:
        with self.app.app_context():
            downgrade(str(PROJECT / "migrations"), revision)

    def tables(self) -> dict[str, Table]:
        """The tables as they are in the database, not as the models say."""
        with self.app.app_context():
            found = MetaData()
            found.reflect(db.engine)
        return dict(found.tables)

    def begin(self) -> Connection:
        """A connection of its own; the caller commits and closes."""
        with self.app.app_context():
            return db.engine.connect()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def migrated(request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock) -> Iterator[Migrated]:
    """An empty database of each kind."""
    settings = Settings(data_dir=tmp_path, testing=True, huey_immediate=True)
    if request.param == "postgresql":
        settings = replace(settings, database_url=request.getfixturevalue("postgres_url"))
    app = create_app(settings, clock)
    with app.app_context():
        never_sync(db.engine)
    yield Migrated(app)
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def revisions() -> list[str]:
    """The names of all migrations, oldest first."""
    return sorted(path.stem.split("_")[0] for path in (Path(PROJECT) / "migrations" / "versions").glob("*.py"))
