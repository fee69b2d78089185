"""A county that keeps a register: its roads, its words, a keeper's desk, an officer's phone, and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.accident.words import load_words
from app.kernel.actor import Role
from app.kernel.clock import ManualClock, format_instant
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.accident.made import local
from tests.desk import Desk
from tests.phones import FieldPhone
from tests.spine import Spine, make_spine


@dataclass
class Register:
    """The county; ``desk`` is the supervisor's of the whole brigade, ``phone`` an officer's of the squad."""

    spine: Spine
    clock: ManualClock
    desk: Desk
    phone: FieldPhone

    def add(self, **said: Any) -> dict[str, Any]:
        """Add an accident by hand; the answer."""
        made = self.desk.post("/accidents", accident_of(unit_id=str(self.spine.county.brigade), **said))
        assert made.status_code == 201, made.get_json()
        found: dict[str, Any] = made.get_json()
        return found

    def shown(self, accident_id: str) -> dict[str, Any]:
        """An accident, whole."""
        answer = self.desk.get(f"/accidents/{accident_id}")
        assert answer.status_code == 200, answer.get_json()
        found: dict[str, Any] = answer.get_json()
        return found

    def listed(self, **query: Any) -> dict[str, Any]:
        """The list and its sums."""
        answer = self.desk.get("/accidents", **query)
        assert answer.status_code == 200, answer.get_json()
        found: dict[str, Any] = answer.get_json()
        return found

    def correct(self, accident: dict[str, Any], **changes: Any) -> TestResponse:
        """Correct an accident as it was shown."""
        said = {"changes": changes, "reason": "复核卷宗"}
        return self.desk.patch(f"/accidents/{accident['id']}", said, accident["version"])

    def report(self, **said: Any) -> dict[str, Any]:
        """The officer reports an accident at its scene; the receipt."""
        envelope = {name: said.pop(name) for name in ("supersedes", "fix") if name in said}
        return self.phone.tell("accident.report", scene_of(self.clock, **said), **envelope)

    def dry_run(self, raw: str, **query: Any) -> dict[str, Any]:
        """What a file would do."""
        answer = self.send("/imports/accidents/dry-run", raw, **query)
        assert answer.status_code == 200, answer.get_json()
        said: dict[str, Any] = answer.get_json()
        return said

    def take(self, raw: str, **query: Any) -> dict[str, Any]:
        """Try a file out and take it in; what the dry run said."""
        said = self.dry_run(raw, **query)
        assert said["problems"] == [], said["problems"]
        answer = self.send("/imports/accidents", raw, seal=said["seal"], **query)
        assert answer.status_code == 201, answer.get_json()
        return said

    def send(self, path: str, raw: str | bytes, **query: Any) -> TestResponse:
        """Post a file."""
        headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/octet-stream"}
        query = {"unit": str(self.spine.county.brigade), **query}
        if path == "/accident-headings":
            query.pop("unit")
        data = raw if isinstance(raw, bytes) else raw.encode()
        return self.desk._client.post(f"/api/v1{path}", data=data, query_string=query, headers=headers)


def accident_of(**said: Any) -> dict[str, Any]:
    """An accident as a desk adds it: general, nobody dead, without a place."""
    members: dict[str, Any] = {"occurred_at": format_instant(local("2026-03-05 07:30")), "procedure": "general"}
    return {**members, "deaths": 0, **said}


def scene_of(clock: ManualClock, **said: Any) -> dict[str, Any]:
    """The payload of a report: just now, one hurt, placed by the fix."""
    what: dict[str, Any] = {"procedure": "general", "deaths": 0, "injuries": 1, "form": "11", "vehicles": ["K3", "F6"]}
    where: dict[str, Any] = {"section_id": None, "chainage_m": None, "place_text": "", "note": "", "photos": []}
    return {"occurred_at": format_instant(clock.now()), **what, **where, **said}


def csv(header: str, *rows: str) -> str:
    """A file."""
    return "\n".join([header, *rows]) + "\n"


def problems(said: dict[str, Any]) -> Sequence[tuple[int, str | None, str]]:
    """Line, column and code of each problem."""
    return [(each["line"], each["key"], each["code"]) for each in said["problems"]]


def make_register(app: Flask, clock: ManualClock) -> Register:
    """Make the county and its words."""
    spine = make_spine(app, clock)
    with app.app_context(), system_transaction(house().bus, clock) as context:
        load_words(context)
    return Register(spine, clock, spine.county.desk(Role.SUPERVISOR, spine.county.brigade), spine.phone())


@pytest.fixture
def register(app: Flask, clock: ManualClock) -> Register:
    """On SQLite."""
    return make_register(app, clock)


@pytest.fixture
def any_register(any_app: Flask, clock: ManualClock) -> Register:
    """On each database."""
    return make_register(any_app, clock)
