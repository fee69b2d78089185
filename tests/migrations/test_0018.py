"""Manners of duty: what was planned before is told by its post, its kind and its hours, up and down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, select

from app.kernel.database import Base
from tests.migrations.conftest import Migrated

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
BEFORE, HERE = "0017", "0018"
UNIT, LIT, FIXED = uuid4(), uuid4(), uuid4()
PLANS: dict[str, tuple[UUID | None, time, time]] = {
    "lit": (LIT, time(20, 30), time(22)),
    "standing": (FIXED, time(9), time(11)),
    "patrol": (None, time(23), time(3)),
}


def put(migrated: Migrated) -> None:
    """A plan of each sort, with something due."""
    at = {"latitude": 36.1, "longitude": 115.7, "radius_m": 100, "unit_id": UNIT, "version": 1}
    posts = [
        {"id": LIT, "name": "岗", "kind": "lit_standing", **at},
        {"id": FIXED, "name": "岗", "kind": "fixed", **at},
    ]
    shared = {"unit_id": UNIT, "officer_ids": [], "purpose": "ordinary", "demands_check_in": False}
    rule = {"weekdays": [1], "valid_from": date(2026, 11, 1), "announced_at": NOON, "version": 1}
    when = {"duty_day": date(2026, 11, 22), "starts_at": NOON, "ends_at": NOON, "plan_version": 1}
    plans: list[dict[str, Any]] = []
    due: list[dict[str, Any]] = []
    for name, (post_id, starts, ends) in PLANS.items():
        where = {"kind": "section" if post_id is None else "post", "post_id": post_id, **shared}
        plans.append({"id": uuid4(), "name": name, "starts": starts, "ends": ends, **where, **rule})
        due.append({"id": uuid4(), "plan_id": plans[-1]["id"], **where, **when})
    unit = {"id": UNIT, "name": "一中队", "kind": "squad", "version": 1}
    with migrated.begin() as connection:
        for table, rows in {"unit": [unit], "post": posts, "plan": plans, "requirement": due}.items():
            connection.execute(insert(Base.metadata.tables[table]), rows)
        connection.commit()


def test_post_kind_and_hours_tell_how_duty_was_done(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    put(migrated)
    migrated.up(HERE)
    plan, due = (Base.metadata.tables[name] for name in ("plan", "requirement"))
    wanted = {"lit": ("lit", "night"), "standing": ("standing", "day"), "patrol": ("patrol", "key")}
    with migrated.begin() as connection:
        rows = connection.execute(select(plan.c.name, plan.c.manner, plan.c.mode, plan.c.spot_checks))
        assert {row[0]: tuple(row[1:]) for row in rows} == {name: (*each, None) for name, each in wanted.items()}
        of = select(plan.c.name, due.c.manner, due.c.mode, due.c.slice_no).join(plan, plan.c.id == due.c.plan_id)
        assert {row[0]: tuple(row[1:]) for row in connection.execute(of)} == {n: (*e, None) for n, e in wanted.items()}
    migrated.down(BEFORE)
    assert "manner" not in migrated.tables()["plan"].columns
    with migrated.begin() as connection:
        assert len(connection.execute(select(due.c.id)).all()) == 3
