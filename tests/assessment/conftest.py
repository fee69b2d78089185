"""A county in which an hour at a post is due this afternoon, and the people and the car that may come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.desk import Desk
from tests.phones import FieldPhone
from tests.spine import Car, Spine, adopt_default_scheme, make_car, make_spine

DAY = "2026-11-22"
#: 14:00 to 15:00 in Shanghai.
START, END = datetime(2026, 11, 22, 6, 0, tzinfo=UTC), datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


@dataclass
class Duty:
    """One officer, one car, and what is due of them."""

    spine: Spine
    phone: FieldPhone
    car: Car
    supervisor: Desk

    def due(self, *, tracked: bool = True, **changes: Any) -> dict[str, Any]:
        """A requirement of the officer at the post; their car has a tracker unless ``tracked`` is false."""
        car = {"vehicle_id": self.car.id} if tracked else {}
        plan = {"starts": "14:00", "ends": "15:00", "officer_ids": [str(self.phone.officer_id)], **car, **changes}
        return self.spine.requirement(self.spine.plan(**plan))

    def pass_time(self, until: datetime) -> None:
        """Let the clock stand at ``until`` and the minutely work be done."""
        self.spine.clock.instant = until
        self.spine.sweep()

    def credit(self, requirement: dict[str, Any], indicator: str = "presence_posts") -> dict[str, Any]:
        """What the supervisor reads when opening the line."""
        answer = self.supervisor.get(f"/credits/{requirement['id']}:{indicator}")
        assert answer.status_code == 200, answer.get_json()
        shown: dict[str, Any] = answer.get_json()
        return shown

    def tracks(self, requirement: dict[str, Any], indicator: str = "presence_posts") -> list[dict[str, Any]]:
        """The tracks behind the line, opened with a reason."""
        answer = self.supervisor.get(f"/credits/{requirement['id']}:{indicator}/tracks", reason="核对到岗")
        assert answer.status_code == 200, answer.get_json()
        opened: list[dict[str, Any]] = answer.get_json()
        return opened

    def told(self, requirement: dict[str, Any]) -> tuple[str, str | None, str]:
        """State, value and reason."""
        credit = self.credit(requirement)["credit"]
        return credit["state"], credit["value"], credit["reason_code"]

    def check_in(self, **changes: Any) -> dict[str, Any]:
        """The officer's check-in, made now; its receipt."""
        return self.phone.tell("checkin.check_in", {"post_id": self.spine.post_id, "requirement_id": None}, **changes)


@pytest.fixture
def duty(app: Flask, clock: ManualClock) -> Duty:
    """On SQLite, with the product's own scheme."""
    return make_duty(app, clock)


@pytest.fixture
def any_duty(any_app: Flask, clock: ManualClock) -> Duty:
    """On each database."""
    return make_duty(any_app, clock)


def make_duty(app: Flask, clock: ManualClock) -> Duty:
    """Make the county and adopt the scheme."""
    spine = make_spine(app, clock)
    adopt_default_scheme(spine)
    supervisor = spine.county.desk(Role.SUPERVISOR, spine.county.squad)
    return Duty(spine, spine.phone(), make_car(spine), supervisor)
