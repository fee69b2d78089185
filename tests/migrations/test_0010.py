"""Offences: what a violation said of code and decision is carried over, signed bytes stay, a crew sees its photos."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, select

from app.kernel.database import db
from app.violation.verification import code_of
from tests.migrations.conftest import Migrated
from tests.migrations.test_0001 import row_of, spine_tables

BEFORE, AFTER = "0009", "0010"
DIGEST = "e3b0c442" * 8
BODY = '{"v": 1, "payload": {"code": "值", "decision_number": "值"}}'
SAID: dict[str, dict[str, Any]] = {
    "command": {"digest": DIGEST, "body": BODY},
    "violation": {"crew_ids": ["a-mate"]},
    "photo_link": {"owner_kind": "violation"},
}
KEPT = ("unit", "officer", "section", "violation_code", "command", "violation", "photo_link")


def there(migrated: Migrated) -> dict[str, Table]:
    """The tables as they are now, those that are referred to first."""
    return {table.name: table for table in spine_tables(migrated)}


def only_row(migrated: Migrated, name: str) -> dict[str, Any]:
    with migrated.app.app_context(), db.engine.connect() as connection:
        return dict(connection.execute(select(there(migrated)[name])).mappings().one())


def fill(migrated: Migrated) -> None:
    """A violation, the command it came by, and its photo."""
    with migrated.app.app_context(), db.engine.begin() as connection:
        for name, table in there(migrated).items():
            if name in KEPT:
                connection.execute(table.insert().values({**row_of(table), **SAID.get(name, {})}))


def test_a_violation_of_one_code_becomes_a_violation_of_one_offence(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    fill(migrated)
    before = only_row(migrated, "violation")
    migrated.up(AFTER)

    offence = only_row(migrated, "violation_offence")
    assert (offence["violation_id"], offence["position"]) == (before["id"], 0)
    assert (offence["code"], offence["decision_number"], offence["limit_kmh"]) == ("值", "值", None)
    after = only_row(migrated, "violation")
    assert after.pop("verification_code") == code_of(DIGEST)
    assert after == {name: value for name, value in before.items() if name not in ("code", "decision_number")}


def test_signed_bytes_stay_and_the_crew_sees_the_photos(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    fill(migrated)
    migrated.up(AFTER)
    assert only_row(migrated, "command")["body"] == BODY
    assert only_row(migrated, "photo_link")["reader_ids"] == ["a-mate"]


def test_the_way_down_keeps_the_first_offence(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    fill(migrated)
    before = {name: only_row(migrated, name) for name in KEPT}
    migrated.up(AFTER)
    offences = there(migrated)["violation_offence"]
    with migrated.app.app_context(), db.engine.begin() as connection:
        connection.execute(offences.insert().values({**row_of(offences), "position": 1}))
    migrated.down(BEFORE)
    assert {name: only_row(migrated, name) for name in KEPT} == before
