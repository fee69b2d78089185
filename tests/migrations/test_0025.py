"""Inspections: people and places stay, up and down; the new tables take a row each."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

NEW = {
    "inspection",
    "inspection_officer",
    "inspection_finding",
    "inspection_answer",
    "inspection_notice",
    "inspection_notice_finding",
    "rectification",
}
KEPT = ("unit", "officer", "vehicle", "section", "post", "plan", "requirement")


def test_places_stay_and_inspections_find_their_tables(migrated: Migrated) -> None:
    migrated.up("0024")
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)

    migrated.up("0025")
    assert set(migrated.tables()) - before == NEW
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down("0024")
    assert set(migrated.tables()) == before
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
