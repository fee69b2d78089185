"""The raw floor: what the database does when nothing but "parse JSON, one INSERT, fsync" is asked of it.

As many threads as the load has connections, each with a connection of its own; a batch is one transaction. With photos
each commit is preceded by writing and syncing their files. There is no HTTP, no signature, no audit, no receipt.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

import psycopg

from .load import Load
from .photos import base_photo

BODY = json.dumps({"v": 1, "type": "floor", "text": "x" * 600, "fix": {"latitude": 36.1, "longitude": 115.8}})
_TABLE = "CREATE TABLE IF NOT EXISTS floor (id TEXT PRIMARY KEY, body TEXT)"
_sqlite_turn = threading.Lock()

Rows = Sequence[tuple[str, str]]
Write = Callable[[Rows], None]


def floor_per_s(database_url: str, folder: Path, load: Load, seconds: float) -> float:
    """Rows a second, for ``seconds``, in a table of its own."""
    with _writer(database_url, folder, _TABLE):
        pass
    began_at = time.monotonic()
    with ThreadPoolExecutor(load.connections) as threads:
        ends = [began_at + seconds] * load.connections
        counts = list(threads.map(lambda end: _fill(database_url, folder, load, end), ends))
    return sum(counts) / (time.monotonic() - began_at)


def _fill(database_url: str, folder: Path, load: Load, end: float) -> int:
    count, photo = 0, folder / f"floor-{threading.get_ident()}.jpeg"
    with _writer(database_url, folder) as write:
        while time.monotonic() < end:
            for _ in range(load.batch if load.photo else 0):
                _write_photo(photo)
            write([(str(uuid4()), json.loads(BODY)["text"]) for _ in range(load.batch)])
            count += load.batch
    return count


def _write_photo(path: Path) -> None:
    with path.open("wb") as file:
        file.write(base_photo())
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _writer(database_url: str, folder: Path, first: str = "SELECT 1") -> Iterator[Write]:
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(folder / "floor.db", isolation_level=None)) as lite:
            lite.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
            lite.execute(first)
            yield partial(_write_sqlite, lite)
    else:
        with psycopg.connect(database_url.replace("+psycopg", "", 1)) as post:
            post.execute(first.encode())
            post.commit()
            yield partial(_write_postgres, post)


def _write_sqlite(connection: sqlite3.Connection, rows: Rows) -> None:
    with _sqlite_turn:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO floor VALUES (?, ?)", rows)
        connection.execute("COMMIT")


def _write_postgres(connection: psycopg.Connection, rows: Rows) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO floor VALUES (%s, %s)", rows)
    connection.commit()
