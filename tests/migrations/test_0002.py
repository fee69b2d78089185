"""Outreach: what the spine holds stays as it is on the way up and down; the new tables take targets."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.migrations.conftest import Migrated

NEW = {
    "outreach_campaign",
    "outreach_session",
    "outreach_session_target",
    "outreach_target",
    "outreach_word",
}


def insert_unit(migrated: Migrated, unit_id: UUID) -> None:
    """A brigade."""
    row = {"id": unit_id.hex, "name": "阳谷大队", "kind": "brigade", "version": 1}
    with migrated.begin() as connection:
        connection.execute(migrated.tables()["unit"].insert().values(row))
        connection.commit()


def insert_target(migrated: Migrated, unit_id: UUID) -> None:
    """A village of a unit, with no more than it needs."""
    lists: dict[str, list[str]] = {"aliases": [], "categories": []}
    row = {"id": uuid4().hex, "kind": "village", "name": "郭店屯村", "town_name": "", "unit_id": unit_id.hex, **lists}
    with migrated.begin() as connection:
        connection.execute(migrated.tables()["outreach_target"].insert().values(active=True, version=1, **row))
        connection.commit()


def test_a_county_keeps_its_units_on_the_way_up_and_down(migrated: Migrated) -> None:
    migrated.up("0001")
    before, unit_id = set(migrated.tables()), uuid4()
    insert_unit(migrated, unit_id)
    migrated.up("0002")
    assert set(migrated.tables()) - before == NEW
    insert_target(migrated, unit_id)
    migrated.down("0001")
    assert set(migrated.tables()) == before
    with migrated.begin() as connection:
        assert connection.execute(select(migrated.tables()["unit"].c.name)).scalars().all() == ["阳谷大队"]


def test_a_target_needs_its_unit(migrated: Migrated) -> None:
    migrated.up("0002")
    with pytest.raises(IntegrityError):
        insert_target(migrated, uuid4())
