"""Removed photos: a link stays as it was while the columns come and go; none counts as removed."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

BEFORE, AFTER = "0034", "0035"


def test_a_link_stays_and_its_photo_is_here(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    kept = [table for table in spine_tables(migrated) if table.name == "photo_link"]
    fill(migrated, kept)
    link = row_of(kept[0])

    migrated.up(AFTER)
    tables = [table for table in spine_tables(migrated) if table.name == "photo_link"]
    assert content(migrated, tables) == {"photo_link": {**link, "removed_at": None, "removed_rule": None}}

    migrated.down(BEFORE)
    assert content(migrated, kept) == {"photo_link": link}
