"""Calls: what was there stays, up and down; the new tables take a call with its task."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

NEW = {"call", "call_kind", "call_mapping", "call_task"}
KEPT = ("unit", "officer", "section", "post", "task", "accident")


def test_accidents_and_tasks_stay_and_calls_find_their_tables(migrated: Migrated) -> None:
    migrated.up("0030")
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)

    migrated.up("0031")
    assert set(migrated.tables()) - before == NEW
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down("0030")
    assert set(migrated.tables()) == before
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
