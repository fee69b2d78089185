"""What the server has on its disk, read past the product: the words of the phone and the bytes of its photos."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def field_commands(data_dir: Path) -> list[dict[str, Any]]:
    """The phones' commands in the order in which they were stored."""
    return rows(data_dir, "SELECT * FROM command WHERE channel = 'field' ORDER BY number")


def rows(data_dir: Path, query: str) -> list[dict[str, Any]]:
    """What a query finds."""
    with closing(sqlite3.connect(f"file:{data_dir / 'xunlu.db'}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def photo_digests(data_dir: Path) -> set[str]:
    """SHA-256 of every original, reckoned from its bytes; each lies under its own name."""
    originals = [path for path in (data_dir / "photos" / "originals").glob("*/*") if path.is_file()]
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in originals}
    assert digests == {path.name for path in originals}
    return digests
