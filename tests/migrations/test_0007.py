"""Outreach's plan: talks stay as they are on the way up and down, and may carry out a planned one in between."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from tests.migrations.conftest import Migrated

BEFORE = "0006"
NOON, DAY = datetime(2026, 11, 22, 4, 0, tzinfo=UTC), date(2026, 11, 22)
NEW = {"outreach_plan_item", "outreach_plan_target", "outreach_heard"}
LISTS: dict[str, list[str]] = {name: [] for name in ("groups", "forms", "themes", "presenter_ids", "materials")}


def put(connection: Connection, migrated: Migrated, table: str, **row: Any) -> None:
    """One row, as the tables are now."""
    connection.execute(insert(migrated.tables()[table]).values(row))


def put_talk(migrated: Migrated) -> str:
    """A unit, its officer, and a talk held by them; the unit's id."""
    unit_id, officer_id = uuid4().hex, uuid4().hex
    times = dict.fromkeys(("claimed_at", "corrected_at", "bracket_to", "started_at", "ended_at"), NOON)
    words = dict.fromkeys(("hazards_heard", "wishes", "note"), "")
    counted = {"held_on": DAY, "head_count": 30, "count_method": "counted", "clock_certain": True, "faces_visible": []}
    person = {"badge": "900001", "name": "林静", "rank": "police", "password_hash": "-", "active": True, "version": 1}
    with migrated.begin() as connection:
        put(connection, migrated, "unit", id=unit_id, name="阳谷大队", kind="brigade", version=1)
        put(connection, migrated, "officer", id=officer_id, unit_id=unit_id, **person)
        whose = {"id": uuid4().hex, "officer_id": officer_id, "unit_id": unit_id}
        put(connection, migrated, "outreach_session", **whose, **times, **words, **counted, **LISTS)
        connection.commit()
    return unit_id


def plan_and_hold(migrated: Migrated, unit_id: str, item_id: str, planned_id: str) -> None:
    """Plan a talk under ``planned_id``, and say that the talk there is carried out ``item_id``."""
    days = {"starts_on": DAY, "ends_on": DAY, "team_ids": [], "forms": [], "themes": []}
    own = {"id": planned_id, "unit_id": unit_id, "batch_id": uuid4().hex, "note": "", "version": 1}
    with migrated.begin() as connection:
        put(connection, migrated, "outreach_plan_item", **own, **days)
        connection.execute(update(migrated.tables()["outreach_session"]).values(plan_item_id=item_id))
        connection.commit()


def heads(migrated: Migrated) -> list[Any]:
    """The head count of every talk."""
    with migrated.begin() as connection:
        return list(connection.scalars(select(migrated.tables()["outreach_session"].c.head_count)))


def test_a_talk_stays_on_the_way_up_and_down_and_may_carry_out_a_plan(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    before, unit_id, item_id = set(migrated.tables()), put_talk(migrated), uuid4().hex
    migrated.up("0007")
    assert set(migrated.tables()) - before == NEW
    plan_and_hold(migrated, unit_id, item_id, item_id)
    migrated.down(BEFORE)
    assert (set(migrated.tables()), heads(migrated)) == (before, [30])


def test_a_talk_carries_out_only_what_was_planned(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    unit_id = put_talk(migrated)
    migrated.up("0007")
    with pytest.raises(IntegrityError):
        plan_and_hold(migrated, unit_id, uuid4().hex, uuid4().hex)
