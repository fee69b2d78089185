"""What tests can do without: a disk that really has what it was told, and passwords that are slow to guess.

Servers that run as processes of their own (browser tests, bench) do not know of this: they keep both."""

from __future__ import annotations

from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from app.accounts import passwords

#: The least that argon2 takes.
TIME_COST, MEMORY_KIB = 1, 8


def make_passwords_quick() -> None:
    """A hash says itself what it cost, so others go on fitting."""
    passwords.TIME_COST, passwords.MEMORY_KIB = TIME_COST, MEMORY_KIB
    passwords._hasher = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=1)


def never_sync(engine: Engine) -> None:
    """Let commits on SQLite return before the disk has them; PostgreSQL's server is told by :func:`never_sync_server`.

    Call it before the first connection, after the application has said what it wants of one."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _without_sync)


def never_sync_server(admin: Engine) -> None:
    """The same for a whole PostgreSQL server; ``admin`` commits each statement by itself."""
    with admin.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))


def _without_sync(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF").close()
