"""Rows without which the tables make no sense; the first migration writes the same."""

from __future__ import annotations

from sqlalchemy import insert
from sqlalchemy.engine import Engine

from .audit import GENESIS, AuditHead
from .database import Base

AUDIT_HEAD = {"id": 1, "seq": 0, "hash": GENESIS}


def create_all(engine: Engine) -> None:
    """Create every table and the audit's head: for tests and throw-away databases, never for an installation."""
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(AuditHead), [AUDIT_HEAD])
