"""A county with a tracked car, and what its device says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.kernel.actor import Role
from app.kernel.clock import format_instant
from tests.desk import Desk, MadeCounty, make_county

PLATE = "鲁P1234警"


@pytest.fixture
def county(app: Flask) -> MadeCounty:
    """Units on SQLite."""
    return make_county(app)


@pytest.fixture
def centre(county: MadeCounty) -> Desk:
    """The command centre's dispatcher, over the whole brigade."""
    return county.desk(Role.DISPATCHER, county.brigade)


@dataclass
class MadeTracker:
    """A device in a car, with its token."""

    client: FlaskClient
    id: str
    vehicle_id: str
    token: str

    def report(self, *positions: object, token: str | None = None) -> TestResponse:
        """Send a batch."""
        headers = {"Authorization": f"Bearer {self.token if token is None else token}"}
        return self.client.post("/api/v1/positions", json={"positions": positions}, headers=headers)


def make_tracker(county: MadeCounty, desk: Desk) -> MadeTracker:
    """The squad's car with its device."""
    car = {"plate": PLATE, "name": "巡逻一号", "unit_id": str(county.squad)}
    vehicle_id = desk.post("/vehicles", car).get_json()["id"]
    device = {"kind": "car", "label": "BD-0001", "unit_id": str(county.squad), "vehicle_id": vehicle_id}
    made = desk.post("/trackers", device).get_json()
    return MadeTracker(county.app.test_client(), made["tracker"]["id"], vehicle_id, made["token"])


@pytest.fixture
def tracker(county: MadeCounty, centre: Desk) -> MadeTracker:
    """On SQLite."""
    return make_tracker(county, centre)


def fix(at: datetime, **changes: Any) -> dict[str, Any]:
    """A good position."""
    position = {"fix_at": format_instant(at), "latitude": 36.11, "longitude": 115.78, "datum": "wgs84"}
    return {**position, **changes}


def track(start: datetime, count: int, step_s: float = 10) -> list[dict[str, Any]]:
    """Good positions of a car that drives east."""
    return [fix(start + timedelta(seconds=n * step_s), longitude=115.78 + n * 1e-4) for n in range(count)]
