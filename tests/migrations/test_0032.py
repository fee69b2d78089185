"""Requests of a roster: a swap stays, up and down, without a day in return too; leave finds its table."""

from __future__ import annotations

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import content, fill

BEFORE, HERE = "0031", "0032"
NEW = {"roster_leave"}
KEPT = ("unit", "officer", "vehicle")


def test_a_swap_stays_and_leave_finds_its_table(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    before = set(migrated.tables())
    kept = [table for table in spine_tables(migrated) if table.name in (*KEPT, "roster_swap")]
    fill(migrated, kept)

    migrated.up(HERE)
    assert set(migrated.tables()) - before == NEW
    new = [table for table in spine_tables(migrated) if table.name in NEW]
    fill(migrated, new)
    assert content(migrated, [*kept, *new]) == {table.name: row_of(table) for table in [*kept, *new]}

    migrated.down(BEFORE)
    assert set(migrated.tables()) == before
    assert content(migrated, kept) == {table.name: row_of(table) for table in kept}


def test_a_swap_without_a_day_in_return_is_one_of_its_own_day_below(migrated: Migrated) -> None:
    migrated.up(HERE)
    tables = [table for table in spine_tables(migrated) if table.name in (*KEPT, "roster_swap")]
    swap = next(table for table in tables if table.name == "roster_swap")
    fill(migrated, tables)
    with migrated.begin() as connection:
        connection.execute(swap.update().values(other_day=None))
        connection.commit()
    migrated.down(BEFORE)
    assert content(migrated, [swap])["roster_swap"] == {**row_of(swap), "other_day": row_of(swap)["day"]}
