"""Reports from scenes keep the procedure: those before become general ones, and lose nothing, up and down."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

KEPT = ("unit", "officer", "section", "accident", "accident_scene")


def test_a_report_from_before_is_of_the_general_procedure(migrated: Migrated) -> None:
    migrated.up("0023")
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)
    before = content(migrated, kept)
    assert before["accident_scene"] == row_of(next(table for table in kept if table.name == "accident_scene"))

    migrated.up("0024")
    now = [table for table in spine_tables(migrated) if table.name in KEPT]
    assert content(migrated, now)["accident_scene"] == {**before["accident_scene"], "procedure": "general"}

    migrated.down("0023")
    assert content(migrated, kept) == before
