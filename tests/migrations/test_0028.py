"""Rosters: what was there stays, up and down; the new tables take a month, a crew, a shift and a swap."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

BEFORE, HERE = "0027", "0028"
NEW = {"roster_month", "roster_crew", "roster_entry", "roster_swap"}
KEPT = ("unit", "officer", "vehicle")


def test_people_and_cars_stay_and_rosters_find_their_tables(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)

    migrated.up(HERE)
    assert set(migrated.tables()) - before == NEW
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down(BEFORE)
    assert set(migrated.tables()) == before
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
