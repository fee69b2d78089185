"""Privacy: looks at tracks with those who were told, what was removed, and the last run; up and down."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

NEW = {"position_horizon", "retention_run", "track_look", "track_look_officer"}
KEPT = ("unit", "officer", "vehicle", "tracker", "position")


def test_positions_stay_and_looks_find_their_tables(migrated: Migrated) -> None:
    migrated.up("0022")
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)

    migrated.up("0023")
    assert set(migrated.tables()) - before == NEW
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down("0022")
    assert set(migrated.tables()) == before
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
