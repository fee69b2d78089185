"""A squad with a day behind it: a shift, what was tapped, an offence; and the desks of those who report on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from app.hazard.service import KINDS
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.desk import Desk
from tests.shift.conftest import Out, make_out, tally_of
from tests.spine import violation

DAY = "2026-11-22"


@dataclass
class Day:
    """The squad's duty day, at noon."""

    out: Out
    leader: Desk
    supervisor: Desk

    @property
    def app(self) -> Flask:
        return self.out.spine.app

    @property
    def squad(self) -> UUID:
        return self.out.spine.county.squad

    @property
    def brigade(self) -> UUID:
        return self.out.spine.county.brigade

    def report(self, unit_id: UUID | None = None, day: str = DAY) -> dict[str, Any]:
        """The report as the supervisor sees it."""
        answer = self.supervisor.get("/reports/daily", unit=unit_id or self.squad, day=day)
        assert answer.status_code == 200, answer.get_json()
        told: dict[str, Any] = answer.get_json()
        return told

    def figures(self, unit_id: UUID | None = None, day: str = DAY) -> dict[str, Any]:
        """Its figures by key, as numbers."""
        return {each["key"]: each["number"] for each in self.report(unit_id, day)["figures"]}

    def change(self, key: str, number: float | None, reason: str = "漏记一人", **said: Any) -> Any:
        """Say a figure differently, at the version that stands."""
        body = {"unit_id": str(self.squad), "day": DAY, "key": key, "number": number, "text": None, "reason": reason}
        return self.leader.post("/reports/daily/changes", {**body, **said}, version=self.report()["version"])

    def finish(self, reason: str = "", **said: Any) -> Any:
        """Make it final as it stands."""
        report = self.report()
        body = {"unit_id": str(self.squad), "day": DAY, "digest": report["digest"], "reason": reason}
        return self.leader.post("/reports/daily/finals", {**body, **said}, version=report["version"])

    def work(self) -> None:
        """Two officers are out from ten to noon with a car, tap, and report an offence."""
        clock = self.out.clock
        clock.advance(hours=-2)
        shift = self.out.start(crew_ids=[str(self.out.second.officer_id)], vehicle_id=self.out.car_id)
        clock.advance(hours=1)
        self.out.first.tell("shift.tally", tally_of(clock.now(), persuasion=35))
        self.out.first.tell("violation.report", violation(outcome="warning"))
        clock.advance(minutes=30)
        self.out.end(shift["record"]["id"])
        clock.advance(minutes=30)


def make_day(app: Flask, clock: ManualClock) -> Day:
    """The squad before anything has happened."""
    out = make_out(app, clock)
    county = out.spine.county
    with app.app_context(), system_transaction(house().bus, clock) as context:
        KINDS.load(context)
    return Day(out, out.spine.leader, county.desk(Role.SUPERVISOR, county.brigade))


@pytest.fixture
def day(app: Flask, clock: ManualClock) -> Day:
    """On SQLite."""
    return make_day(app, clock)


@pytest.fixture
def any_day(any_app: Flask, clock: ManualClock) -> Day:
    """On each database."""
    return make_day(any_app, clock)
