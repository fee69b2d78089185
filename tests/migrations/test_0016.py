"""Hazards: tasks that were there keep standing without an origin, up and down; the new tables take a hazard."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

NEW = {"hazard", "hazard_report", "hazard_step", "hazard_kind"}
KEPT = ("unit", "officer", "section", "post", "task")
ORIGIN = {"origin_kind", "origin_id"}


def test_tasks_stay_and_hazards_find_their_tables(migrated: Migrated) -> None:
    migrated.up("0015")
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)

    migrated.up("0016")
    assert set(migrated.tables()) - before == NEW
    assert set(migrated.tables()["task"].columns.keys()) >= ORIGIN
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down("0015")
    assert set(migrated.tables()) == before
    assert not ORIGIN & set(migrated.tables()["task"].columns.keys())
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
