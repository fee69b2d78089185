"""Lights that cars tell of: unknown for what was there, up and down."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import insert, select

from app.kernel.database import Base
from tests.migrations.conftest import Migrated

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
BEFORE, HERE = "0032", "0033"


def test_fixes_that_were_there_stay_and_their_lights_are_unknown(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    unit_id, tracker_id = uuid4(), uuid4()
    tracker, position = Base.metadata.tables["tracker"], Base.metadata.tables["position"]
    with migrated.begin() as connection:
        unit = {"id": unit_id, "name": "一中队", "kind": "squad", "version": 1}
        connection.execute(insert(Base.metadata.tables["unit"]), [unit])
        told = {"kind": "car", "label": "BD-1", "token_hash": "0" * 64, "active": True, "version": 1}
        connection.execute(insert(tracker), [{"id": tracker_id, "unit_id": unit_id, **told}])
        place = {"latitude": 36.1, "longitude": 115.8, "datum": "wgs84", "source": "json", "datum_doubted": False}
        connection.execute(insert(position), [{"tracker_id": tracker_id, "fix_at": NOON, "received_at": NOON, **place}])
        connection.commit()
    migrated.up(HERE)
    with migrated.begin() as connection:
        assert connection.execute(select(position.c.lights, position.c.latitude)).one() == (None, 36.1)
    migrated.down(BEFORE)
    with migrated.begin() as connection:
        assert connection.scalar(select(position.c.latitude)) == 36.1
