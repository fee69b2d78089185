"""The database: one declarative base, UTC instants, and the one place that commits.

SQLite runs in WAL with ``synchronous=FULL``. Its writers begin with ``BEGIN IMMEDIATE`` and queue on a lock of
their own (within the process and between processes), since its busy handler sleeps and is unfair: a queue keeps
the slowest writer as quick as the rest. PostgreSQL serialises only the tail of a transaction, on the audit's head.
"""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from blinker import Signal
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, CursorResult, DateTime, Executable, MetaData, Uuid, event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

_WRITE = "xunlu_write"


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC instant. SQLite would drop the offset silently, so a naive datetime is refused here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the database")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The declarative base of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: UtcDateTime(), UUID: Uuid(), dict[str, Any]: JSON(), list[Any]: JSON()}


db = SQLAlchemy(metadata=Base.metadata, session_options={"autoflush": False})


def init_database(app: Flask) -> None:
    """Bind the database to ``app`` and, on SQLite, set what every connection needs."""
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _prepare_sqlite(db.engine)


#: Sent with the session after a commit, once the next writer may begin.
committed = Signal()


@contextmanager
def write_transaction() -> Iterator[Session]:
    """The one way to commit: open a writing transaction, commit it at the end, roll back on any error."""
    session = db.session()
    session.rollback()
    with _turn(db.engine):
        session.connection(execution_options={_WRITE: True})
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise
    committed.send(session)


def on_tables(session: Session, statement: Executable, said: Any = None) -> CursorResult[*tuple[Any, ...]]:
    """Run a statement on tables in the session's transaction, past the ORM, which has no part in it (decision 0005)."""
    return session.connection().execute(statement, said)


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """What raises in here leaves nothing behind in the transaction.

    Said to the database itself: a savepoint of the ORM also remembers the state of objects, and no verb keeps any;
    that bookkeeping was a fifth of the time of a batch."""
    connection = session.connection()
    connection.exec_driver_sql("SAVEPOINT verb")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT verb")
        connection.exec_driver_sql("RELEASE SAVEPOINT verb")
        raise
    connection.exec_driver_sql("RELEASE SAVEPOINT verb")


def is_sqlite(session: Session) -> bool:
    """Whether the session's database is SQLite."""
    return session.get_bind().dialect.name == "sqlite"


_thread_turn = threading.Lock()


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    if engine.dialect.name != "sqlite":
        yield
        return
    with _thread_turn, _process_turn(engine):
        yield


@contextmanager
def _process_turn(engine: Engine) -> Iterator[None]:
    path = engine.url.database
    if not path or path == ":memory:":
        yield
        return
    with Path(f"{path}.turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(_WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
