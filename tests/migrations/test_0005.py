"""Requirements of a post: an index comes and goes, the rows under it stay."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, inspect, select

from app.kernel.database import Base
from tests.migrations.conftest import Migrated

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
BEFORE, INDEX = "0004", "ix_requirement_post_end"


def indexes(migrated: Migrated) -> set[str | None]:
    """The names of the indexes on requirements."""
    with migrated.begin() as connection:
        return {index["name"] for index in inspect(connection).get_indexes("requirement")}


def kept(migrated: Migrated) -> list[Any]:
    """When each requirement ends, of all that are there."""
    with migrated.begin() as connection:
        return list(connection.scalars(select(Base.metadata.tables["requirement"].c.ends_at)))


def put_requirement(migrated: Migrated) -> None:
    """A unit, its plan, and one dated requirement of that."""
    unit_id, plan_id = uuid4(), uuid4()
    shared = {
        "kind": "section",
        "unit_id": unit_id,
        "officer_ids": [],
        "purpose": "ordinary",
        "demands_check_in": False,
    }
    rule = {"starts": time(6), "ends": time(8), "weekdays": [1], "valid_from": date(2026, 11, 1), "announced_at": NOON}
    when = {"duty_day": date(2026, 11, 22), "starts_at": NOON, "ends_at": NOON}
    rows = {
        "unit": {"id": unit_id, "name": "一中队", "kind": "squad", "version": 1},
        "plan": {"id": plan_id, "name": "巡路", "version": 1, **shared, **rule},
        "requirement": {"id": uuid4(), "plan_id": plan_id, "plan_version": 1, **shared, **when},
    }
    with migrated.begin() as connection:
        for table, row in rows.items():
            connection.execute(insert(Base.metadata.tables[table]), [row])
        connection.commit()


def test_requirements_stay_while_their_index_comes_and_goes(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    put_requirement(migrated)
    migrated.up("0005")
    assert (INDEX in indexes(migrated), kept(migrated)) == (True, [NOON])
    migrated.down(BEFORE)
    assert (INDEX in indexes(migrated), kept(migrated)) == (False, [NOON])
