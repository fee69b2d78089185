"""Withdrawn publications: a period stays as it was while the columns come and go; what was one edition is the first."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

BEFORE, AFTER = "0033", "0034"
KEPT = ("unit", "officer", "assessment_period")


def test_a_period_stays_and_is_the_first_edition(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    kept = [table for table in spine_tables(migrated) if table.name in KEPT]
    fill(migrated, kept)
    period = row_of(kept[-1])

    migrated.up(AFTER)
    tables = [table for table in spine_tables(migrated) if table.name in KEPT]
    never = dict.fromkeys(("replaces_id", "withdrawn_at", "withdrawn_by", "withdrawn_reason"))
    assert content(migrated, tables)["assessment_period"] == {**period, **never, "edition": 1}

    migrated.down(BEFORE)
    assert content(migrated, kept)["assessment_period"] == period
