"""A county that keeps calls: its roads, its words, a supervisor's desk, files, and accidents beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.call.service import KINDS
from app.kernel.actor import Role
from app.kernel.clock import ManualClock, format_instant
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.accident.made import local
from tests.desk import Desk
from tests.spine import Spine, make_spine


@dataclass
class Calls:
    """The county; ``desk`` is the supervisor's of the whole brigade."""

    spine: Spine
    clock: ManualClock
    desk: Desk

    def add(self, at: str = "2026-03-05 07:30", **said: Any) -> dict[str, Any]:
        """Add a call by hand; the answer."""
        made = self.desk.post("/calls", call_of(at, **{"unit_id": str(self.spine.county.brigade), **said}))
        assert made.status_code == 201, made.get_json()
        found: dict[str, Any] = made.get_json()
        return found

    def shown(self, call_id: str) -> dict[str, Any]:
        """A call, whole."""
        answer = self.desk.get(f"/calls/{call_id}")
        assert answer.status_code == 200, answer.get_json()
        found: dict[str, Any] = answer.get_json()
        return found

    def listed(self, **query: Any) -> dict[str, Any]:
        """The list and its sums."""
        answer = self.desk.get("/calls", **query)
        assert answer.status_code == 200, answer.get_json()
        found: dict[str, Any] = answer.get_json()
        return found

    def correct(self, call: dict[str, Any], **changes: Any) -> TestResponse:
        """Correct a call as it was shown."""
        return self.desk.patch(f"/calls/{call['id']}", {"changes": changes, "reason": "回访核实"}, call["version"])

    def link(self, call: dict[str, Any], accident_id: str | None) -> TestResponse:
        """Say which accident a call was about, as it was shown."""
        said = {"accident_id": accident_id, "reason": "时间地点一致"}
        return self.desk.put(f"/calls/{call['id']}/accident", said, call["version"])

    def accident(self, at: str = "2026-03-05 07:25", **said: Any) -> str:
        """Add an accident; its id."""
        members = {"occurred_at": format_instant(local(at)), "procedure": "general", "deaths": 0, **said}
        made = self.desk.post("/accidents", {**members, "unit_id": str(self.spine.county.brigade)})
        assert made.status_code == 201, made.get_json()
        return str(made.get_json()["id"])

    def on_section(self, chainage_m: int = 12_400) -> dict[str, Any]:
        """A place on the county's section."""
        return {"section_id": self.spine.section_id, "chainage_m": chainage_m}

    def dry_run(self, raw: str) -> dict[str, Any]:
        """What a file would do."""
        answer = self.send("/imports/calls/dry-run", raw, unit=str(self.spine.county.brigade))
        assert answer.status_code == 200, answer.get_json()
        said: dict[str, Any] = answer.get_json()
        return said

    def take(self, raw: str) -> dict[str, Any]:
        """Try a file out and take it in; what the dry run said."""
        said = self.dry_run(raw)
        assert said["problems"] == [], said["problems"]
        answer = self.send("/imports/calls", raw, unit=str(self.spine.county.brigade), seal=said["seal"])
        assert answer.status_code == 201, answer.get_json()
        return said

    def send(self, path: str, raw: str, **query: Any) -> TestResponse:
        """Post a file."""
        headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/octet-stream"}
        return self.desk._client.post(f"/api/v1{path}", data=raw.encode(), query_string=query, headers=headers)


def call_of(at: str = "2026-03-05 07:30", **said: Any) -> dict[str, Any]:
    """A call as a desk adds it: of an accident, without a place."""
    return {"received_at": format_instant(local(at)), "kind": "accident", **said}


def make_calls(app: Flask, clock: ManualClock) -> Calls:
    """Make the county and its words."""
    spine = make_spine(app, clock)
    with app.app_context(), system_transaction(house().bus, clock) as context:
        KINDS.load(context)
    return Calls(spine, clock, spine.county.desk(Role.SUPERVISOR, spine.county.brigade))


@pytest.fixture
def calls(app: Flask, clock: ManualClock) -> Calls:
    """On SQLite."""
    return make_calls(app, clock)


@pytest.fixture
def any_calls(any_app: Flask, clock: ManualClock) -> Calls:
    """On each database."""
    return make_calls(any_app, clock)
