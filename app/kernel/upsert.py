"""INSERT … ON CONFLICT, which SQLite and PostgreSQL say alike and SQLAlchemy has a word for each of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from .database import Base, on_tables


class Upsert:
    """Rows put into a table where some may be already: of those the members ``updated`` are taken over, or nothing.

    Made once for each use, as a module's constant, since building a statement costs more than running it."""

    def __init__(self, model: type[Base], keys: Sequence[str], updated: Sequence[str] = ()) -> None:
        table = cast(Table, model.__table__)
        self._statements = {
            "sqlite": _decide(sqlite.insert(table), keys, updated),
            "postgresql": _decide(postgresql.insert(table), keys, updated),
        }

    def put(self, session: Session, rows: Sequence[dict[str, Any]]) -> None:
        """Insert or update ``rows``; there is at least one, and all have the same members."""
        on_tables(session, self._statements[session.get_bind().dialect.name], rows)


_Insert = TypeVar("_Insert", sqlite.Insert, postgresql.Insert)


def _decide(statement: _Insert, keys: Sequence[str], updated: Sequence[str]) -> _Insert:
    if not updated:
        return statement.on_conflict_do_nothing(index_elements=keys)
    taken = {name: statement.excluded[name] for name in updated}
    return statement.on_conflict_do_update(index_elements=keys, set_=taken)
