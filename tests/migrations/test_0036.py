"""What commands said of calls becomes a digest and stays one on the way down, other commands stay as they were; a
county that was there has kinds of calls from now on."""

from __future__ import annotations

import hashlib
from uuid import UUID

from sqlalchemy import Table

from app.call.service import KINDS
from app.kernel.database import db
from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables
from tests.migrations.test_0003 import fill

ONE, OTHER = UUID(int=1), UUID(int=2)
WORDS = '{"summary":"13812345678"}'
CODES = ["accident", "congestion", "hazard", "help", "drink_driving", "other"]


def typed(migrated: Migrated, name: str) -> Table:
    """A table with the types of the models."""
    return next(table for table in spine_tables(migrated) if table.name == name)


def bodies(migrated: Migrated) -> dict[UUID, str]:
    """The body of each command."""
    with migrated.begin() as connection:
        return {row.id: row.body for row in connection.execute(typed(migrated, "command").select())}


def kinds(migrated: Migrated) -> list[str]:
    """The codes of the kinds of calls, in order."""
    with migrated.app.app_context():
        return [each.code for each in KINDS.all(db.session())]


def test_the_words_of_commands_about_calls_are_kept_no_more(migrated: Migrated) -> None:
    migrated.up("0035")
    commands = typed(migrated, "command")
    said = {"body": f"/api/v1/calls\n{WORDS}", "enrolment_id": None, "seq": None}
    with migrated.begin() as connection, connection.begin():
        connection.execute(commands.insert().values({**row_of(commands), **said, "id": ONE, "type": "call.register"}))
        connection.execute(commands.insert().values({**row_of(commands), **said, "id": OTHER, "type": "task.send"}))
    digest = f"/api/v1/calls\n{hashlib.sha256(WORDS.encode()).hexdigest()}"
    migrated.up("0036")
    assert bodies(migrated) == {ONE: digest, OTHER: said["body"]}
    assert kinds(migrated) == []
    migrated.down("0035")
    assert bodies(migrated) == {ONE: digest, OTHER: said["body"]}


def test_a_county_that_was_there_gets_the_kinds_that_it_lacks(migrated: Migrated) -> None:
    migrated.up("0035")
    fill(migrated, [typed(migrated, "unit")])
    migrated.up("0036")
    assert kinds(migrated) == CODES
    migrated.down("0035")
    migrated.up("0036")
    assert kinds(migrated) == CODES
