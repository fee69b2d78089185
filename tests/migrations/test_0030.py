"""Lists over two years: offences get unit and time of their violation and lose them again; a record stays as it was."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect

from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of
from tests.migrations.test_0010 import fill, only_row, there

BEFORE, AFTER = "0029", "0030"
TABLES = ("violation", "violation_offence", "check_in", "outreach_session", "accident")


def indexes(migrated: Migrated) -> dict[str | None, list[str | None]]:
    """The columns of each index by its name."""
    with migrated.begin() as connection:
        found = inspect(connection)
        return {each["name"]: each["column_names"] for table in TABLES for each in found.get_indexes(table)}


def offended(migrated: Migrated) -> dict[str, Any]:
    """A violation of one offence, before; the offence."""
    migrated.up(BEFORE)
    fill(migrated)
    offences = there(migrated)["violation_offence"]
    with migrated.begin() as connection, connection.begin():
        connection.execute(offences.insert().values(row_of(offences)))
    return only_row(migrated, "violation_offence")


def test_an_offence_says_whose_and_when_its_violation_was(migrated: Migrated) -> None:
    offence, violation = offended(migrated), only_row(migrated, "violation")
    migrated.up(AFTER)
    of_violation = {name: violation[name] for name in ("unit_id", "corrected_at")}
    assert only_row(migrated, "violation_offence") == {**offence, **of_violation}
    assert indexes(migrated)["ix_violation_offence_code"] == ["code", "unit_id", "corrected_at", "violation_id"]


def test_the_way_down_leaves_offences_and_indexes_as_they_were(migrated: Migrated) -> None:
    offence = offended(migrated)
    before = indexes(migrated)
    migrated.up(AFTER)
    assert indexes(migrated) != before
    migrated.down(BEFORE)
    assert (only_row(migrated, "violation_offence"), indexes(migrated)) == (offence, before)
