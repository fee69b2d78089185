"""What was given up: the columns come and go, the rows stay."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import insert, inspect, select

from app.kernel.database import Base
from tests.migrations.conftest import Migrated

BEFORE, HERE = "0005", "0006"
INDEX = "ix_audit_entry_record"


def indexes(migrated: Migrated) -> set[str | None]:
    """The names of the indexes on the audit."""
    with migrated.begin() as connection:
        return {index["name"] for index in inspect(connection).get_indexes("audit_entry")}


def test_a_unit_that_stood_there_goes_on_up_and_down(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    unit_id = uuid4()
    with migrated.begin() as connection:
        row = {"id": unit_id, "parent_id": None, "name": "大队", "kind": "brigade", "version": 1}
        connection.execute(insert(Base.metadata.tables["unit"]), [row])
        connection.commit()
    migrated.up(HERE)
    unit = migrated.tables()["unit"]
    with migrated.begin() as connection:
        assert connection.execute(select(unit.c.name, unit.c.ended_at)).one() == ("大队", None)
    assert INDEX in indexes(migrated)
    migrated.down(BEFORE)
    assert ("ended_at" in migrated.tables()["unit"].c, INDEX in indexes(migrated)) == (False, False)
    unit = migrated.tables()["unit"]
    with migrated.begin() as connection:
        assert connection.execute(select(unit.c.name)).scalars().all() == ["大队"]
