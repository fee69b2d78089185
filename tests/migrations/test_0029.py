"""Marks of what is to be reckoned: those that wait go on waiting, up and down."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

BEFORE, HERE = "0028", "0029"
KEPT = ("unit", "officer", "vehicle", "section", "post", "plan", "requirement", "reckoning_mark")


def test_what_waits_to_be_reckoned_goes_on_waiting(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)
    (mark,) = (table for table in kept if table.name == "reckoning_mark")

    migrated.up(HERE)
    marked = [table for table in spine_tables(migrated) if table.name == "reckoning_mark"]
    waiting = content(migrated, marked)["reckoning_mark"]
    assert waiting == {**row_of(mark), "mark_id": waiting["requirement_id"]}

    migrated.down(BEFORE)
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
