"""Shifts and tallies: what was there before stays as it is, up and down; the new tables take a shift and its counts."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

NEW = {"shift_start", "shift_crew", "shift_end", "tally", "tally_line", "tally_kind"}
KEPT = ("unit", "officer", "vehicle")


def test_people_and_cars_stay_and_shifts_find_their_tables(migrated: Migrated) -> None:
    migrated.up("0008")
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)

    migrated.up("0009")
    assert set(migrated.tables()) - before == NEW
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down("0008")
    assert set(migrated.tables()) == before
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
