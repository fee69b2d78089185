"""Analysis: what was there stays, up and down; the new tables take a rule, a proposal, what it made, and a search."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

NEW = {"analysis_rule", "analysis_proposal", "analysis_proposal_made", "analysis_run"}
KEPT = ("unit", "officer", "section")


def test_what_was_there_stays_and_analysis_finds_its_tables(migrated: Migrated) -> None:
    migrated.up("0021")
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)

    migrated.up("0022")
    assert set(migrated.tables()) - before == NEW
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down("0021")
    assert set(migrated.tables()) == before
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
