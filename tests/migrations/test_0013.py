"""Places and tenures: what is known is taken to have been so always, and requirements keep it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select

from app.kernel.database import Base
from tests.migrations.conftest import Migrated

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
BEFORE, HERE = "0012", "0013"
UNIT, POST, CAR, DEVICE, PLAN, DUE = (uuid4() for _ in range(6))


def put(migrated: Migrated) -> None:
    """A post in its third version with what is due there, and a car with its device."""
    shared = {"kind": "post", "post_id": POST, "unit_id": UNIT, "officer_ids": [], "purpose": "ordinary"}
    rule = {"starts": time(6), "ends": time(8), "weekdays": [1], "valid_from": date(2026, 11, 1), "announced_at": NOON}
    when = {"duty_day": date(2026, 11, 22), "starts_at": NOON, "ends_at": NOON}
    at = {"latitude": 36.1, "longitude": 115.7, "radius_m": 100}
    rows: dict[str, dict[str, Any]] = {
        "unit": {"id": UNIT, "name": "一中队", "kind": "squad", "version": 1},
        "post": {"id": POST, "name": "岗", "kind": "fixed", "unit_id": UNIT, "version": 3, **at},
        "plan": {"id": PLAN, "name": "守岗", "version": 1, "demands_check_in": False, **shared, **rule},
        "requirement": {"id": DUE, "plan_id": PLAN, "plan_version": 1, "demands_check_in": False, **shared, **when},
        "vehicle": {"id": CAR, "plate": "鲁P1", "name": "一号", "unit_id": UNIT, "version": 1},
        "tracker": {
            "id": DEVICE, "kind": "car", "label": "BD-1", "unit_id": UNIT, "vehicle_id": CAR, "token_hash": "x" * 64,
            "active": True, "version": 1,
        },
    }  # fmt: skip
    with migrated.begin() as connection:
        for table, row in rows.items():
            connection.execute(insert(Base.metadata.tables[table]), [row])
        connection.commit()


def test_what_stood_there_is_kept_up_and_down(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    put(migrated)
    migrated.up(HERE)
    places, due, tenures = (Base.metadata.tables[name] for name in ("place_version", "requirement", "tenure"))
    with migrated.begin() as connection:
        kept = connection.execute(select(places.c.version, places.c.since, places.c.geometry)).one()
        assert tuple(kept) == (3, None, {"latitude": 36.1, "longitude": 115.7, "radius_m": 100})
        assert connection.scalar(select(due.c.place_version)) == 3
        rows = connection.execute(select(tenures.c.subject_id, tenures.c.holder_id))
        held = {(row[0], row[1]) for row in rows}
        assert held == {(CAR, UNIT), (DEVICE, CAR)}
    migrated.down(BEFORE)
    assert "place_version" not in migrated.tables()
    with migrated.begin() as connection:
        assert connection.scalar(select(due.c.id)) == DUE
