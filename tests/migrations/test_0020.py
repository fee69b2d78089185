"""The calendar: plans that were there go by their weekdays, up and down; a year's list is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import uuid4

from sqlalchemy import insert, select

from app.kernel.database import Base
from tests.migrations.conftest import Migrated

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
BEFORE, HERE = "0019", "0020"


def put_plan(migrated: Migrated) -> None:
    """A unit with a plan for Mondays."""
    unit_id = uuid4()
    rule = {"starts": time(6), "ends": time(8), "weekdays": [1], "valid_from": date(2026, 11, 1), "announced_at": NOON}
    what = {"kind": "section", "officer_ids": [], "purpose": "ordinary", "demands_check_in": False}
    with migrated.begin() as connection:
        unit = {"id": unit_id, "name": "一中队", "kind": "squad", "version": 1}
        connection.execute(insert(Base.metadata.tables["unit"]), [unit])
        plan = {"id": uuid4(), "name": "巡路", "unit_id": unit_id, "version": 1, **rule, **what}
        connection.execute(insert(Base.metadata.tables["plan"]), [plan])
        connection.commit()


def test_plans_go_by_their_weekdays_and_a_year_is_kept(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    put_plan(migrated)
    migrated.up(HERE)
    plan, year = Base.metadata.tables["plan"], Base.metadata.tables["calendar_year"]
    listed = {
        "year": 2026,
        "days": [{"day": "2026-10-01", "kind": "off", "name": "国庆节"}],
        "source": "",
        "version": 1,
    }
    with migrated.begin() as connection:
        assert connection.execute(select(plan.c.day_rule, plan.c.weekdays)).one() == ("weekdays", [1])
        connection.execute(insert(year), [listed])
        assert dict(connection.execute(select(year)).mappings().one()) == listed
        connection.commit()
    migrated.down(BEFORE)
    assert "calendar_year" not in migrated.tables()
    with migrated.begin() as connection:
        assert connection.scalar(select(plan.c.weekdays)) == [1]
