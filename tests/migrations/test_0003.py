"""Tasks: what was there before stays as it is, up and down; the new tables take a task and its steps."""

from __future__ import annotations

from sqlalchemy import Table, select

from app.kernel.database import db
from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables

NEW = {"task", "task_recipient", "task_step"}
KEPT = ("unit", "officer", "section", "post")


def fill(migrated: Migrated, tables: list[Table]) -> None:
    """A row in each table, in this order."""
    with migrated.app.app_context(), db.engine.begin() as connection:
        for table in tables:
            connection.execute(table.insert().values(row_of(table)))


def content(migrated: Migrated, tables: list[Table]) -> dict[str, dict[str, object]]:
    """The one row of each table."""
    with migrated.app.app_context(), db.engine.connect() as connection:
        return {table.name: dict(connection.execute(select(table)).mappings().one()) for table in tables}


def test_people_and_places_stay_and_tasks_find_their_tables(migrated: Migrated) -> None:
    migrated.up("0002")
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)

    migrated.up("0003")
    assert set(migrated.tables()) - before == NEW
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down("0002")
    assert set(migrated.tables()) == before
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
