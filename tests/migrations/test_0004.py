"""Push: what stood before it stays as it is, up and down; a phone has one subscription, and that one of each topic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from app.kernel.database import Base
from tests.migrations.conftest import Migrated

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
TABLES = {"push_service", "push_subscription", "push_delivery"}
BEFORE = "0003"


def put(migrated: Migrated, name: str, row: Mapping[str, Any]) -> None:
    """Insert one row, typed as the models are."""
    with migrated.begin() as connection:
        connection.execute(insert(Base.metadata.tables[name]), [dict(row)])
        connection.commit()


def subscription(endpoint: str = "https://fcm.googleapis.com/fcm/send/x") -> dict[str, Any]:
    """A phone's subscription that has not been used yet."""
    row = {"id": uuid4(), "enrolment_id": uuid4(), "officer_id": uuid4(), "endpoint": endpoint}
    return row | {"p256dh": "B" * 87, "auth": "A" * 22, "created_at": NOON, "failures": 0}


def delivery(subscription_id: UUID) -> dict[str, Any]:
    """What that phone is to be told."""
    times = {"made_at": NOON, "expires_at": NOON}
    state = {"state": "waiting", "short": False, "attempts": 0}
    return {"id": uuid4(), "subscription_id": subscription_id, "topic": "t-x", "notice": {}, **times, **state}


def test_a_county_keeps_its_units_on_the_way_up_and_down(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    before = migrated.tables()
    put(migrated, "unit", {"id": uuid4(), "name": "阳谷大队", "kind": "brigade", "version": 1})
    migrated.up("0004")
    assert set(migrated.tables()) - set(before) == TABLES
    migrated.down(BEFORE)
    assert set(migrated.tables()) == set(before)
    with migrated.begin() as connection:
        assert connection.execute(select(before["unit"].c.name)).scalars().all() == ["阳谷大队"]


def test_an_endpoint_belongs_to_one_phone_and_a_topic_has_one_delivery(migrated: Migrated) -> None:
    migrated.up("0004")
    phone = subscription()
    put(migrated, "push_subscription", phone)
    with pytest.raises(IntegrityError):
        put(migrated, "push_subscription", subscription())
    put(migrated, "push_delivery", delivery(phone["id"]))
    with pytest.raises(IntegrityError):
        put(migrated, "push_delivery", delivery(phone["id"]))
    with pytest.raises(IntegrityError):
        put(migrated, "push_delivery", delivery(uuid4()))
