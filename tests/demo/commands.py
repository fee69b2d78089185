"""The demo's commands as an administrator types them, and what they leave in the database."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from app.kernel import audit
from app.kernel.database import Base, db


def run(app: Flask, *args: str, said: str | None = None) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["demo", *args], input=said)
    return result.exit_code, result.output


def rows(app: Flask) -> dict[str, int]:
    """How many rows each table holds, empty ones left out."""
    with app.app_context():
        tables = Base.metadata.sorted_tables
        counts = {each.name: db.session.scalar(select(func.count()).select_from(each)) or 0 for each in tables}
    return {name: count for name, count in counts.items() if count}


def expect_loaded_once(app: Flask) -> None:
    """To load a loaded demo changes nothing."""
    before = rows(app)
    assert run(app, "load") == (0, "the demo is loaded already: nothing to do\n")
    assert rows(app) == before


def expect_removed_without_a_trace(app: Flask, photo_dir: Path) -> None:
    """Remove it: no row, no photo, an audit that has not begun."""
    assert photo_dir.exists()
    assert run(app, "remove", said="y\n")[0] == 0
    assert rows(app) == {"audit_head": 1}
    assert not photo_dir.exists()
    with app.app_context():
        assert audit.current_anchor(db.session()) == audit.Anchor(0, audit.GENESIS)
