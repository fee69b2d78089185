"""Assessment periods: the new tables take a period with its facts, a card, a review and a claim; up and down."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

NEW = {"assessment_period", "assessment_facts", "assessment_card", "score_review", "exemption_claim"}
KEPT = ("unit", "officer", "post", "section", "vehicle", "plan", "requirement", "exemption")


def test_requirements_stay_and_periods_find_their_tables(migrated: Migrated) -> None:
    migrated.up("0020")
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)

    migrated.up("0021")
    assert set(migrated.tables()) - before == NEW
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down("0020")
    assert set(migrated.tables()) == before
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}
