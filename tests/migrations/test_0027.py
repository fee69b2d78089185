"""Lists of what was put aside: indexes come and go, on PostgreSQL the order of plates too; a record stays as it was."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect

from tests.migrations.conftest import Migrated
from tests.migrations.test_0010 import fill, only_row

BEFORE, AFTER = "0026", "0027"
TABLES = ("violation", "check_in")
NAMES = {f"ix_{table}_{name}" for table in TABLES for name in ("withdrawn", "superseded")}


def indexes(migrated: Migrated) -> set[Any]:
    with migrated.begin() as connection:
        found = inspect(connection)
        return {index["name"] for table in TABLES for index in found.get_indexes(table)}


def test_a_violation_stays_while_indexes_come_and_go(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    fill(migrated)
    kept = only_row(migrated, "violation")
    without = indexes(migrated)
    migrated.up(AFTER)
    assert (indexes(migrated) - without, only_row(migrated, "violation")) == (NAMES, kept)
    migrated.down(BEFORE)
    assert (indexes(migrated), only_row(migrated, "violation")) == (without, kept)
