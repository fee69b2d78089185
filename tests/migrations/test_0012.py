"""Saved views come and go; check-ins stay under their indexes."""

from __future__ import annotations

from sqlalchemy import inspect

from tests.migrations.conftest import Migrated

BEFORE, HERE = "0011", "0012"


def indexes(migrated: Migrated, table: str) -> set[str | None]:
    with migrated.begin() as connection:
        return {index["name"] for index in inspect(connection).get_indexes(table)}


def test_views_and_indexes_come_and_go(migrated: Migrated) -> None:
    migrated.up(HERE)
    assert "saved_view" in migrated.tables()
    assert {"ix_check_in_unit_time"} <= indexes(migrated, "check_in")
    assert {"ix_violation_section_time"} <= indexes(migrated, "violation")
    migrated.down(BEFORE)
    assert "saved_view" not in migrated.tables()
    assert {"ix_check_in_unit_id"} <= indexes(migrated, "check_in")
    assert not {"ix_violation_section_time"} & indexes(migrated, "violation")
