"""A county in which records are reviewed: phones that make them, and the desks of those who look at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.accounts.service import actor_of
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.feed import Reader
from app.kernel.house import EXTENSION, House
from tests.desk import Desk
from tests.phones import FieldPhone
from tests.spine import Spine, make_spine, violation

ACCEPT: dict[str, Any] = {"verdict": "accepted", "reason_code": None, "comment": ""}
RETURN: dict[str, Any] = {"verdict": "returned", "reason_code": "photo_unclear", "comment": "号牌照片看不清，请补拍"}
VOID: dict[str, Any] = {"verdict": "voided", "reason_code": "duplicate", "comment": ""}


@dataclass
class Loop:
    """An officer's phone and the squad leader who reviews what it says."""

    spine: Spine
    phone: FieldPhone
    reviewer: Desk

    def report(self, supersedes: str | None = None, **changes: Any) -> str:
        """Report a violation, or the correction of one; return its id."""
        receipt = self.phone.tell("violation.report", violation(**changes), supersedes=supersedes)
        assert receipt["status"] == "applied", receipt
        return str(receipt["id"])

    def withdraw(self, record_id: str) -> dict[str, Any]:
        """Take a violation back; return the receipt."""
        return self.phone.tell("violation.withdraw", {"command_id": record_id, "reason": "看错号牌"})

    def decide(self, record_id: str, said: dict[str, Any], version: int = 1, by: Desk | None = None) -> TestResponse:
        """Give a verdict on a record as seen in ``version``."""
        return (by or self.reviewer).patch(f"/reviews/{record_id}", said, version)

    def review(self, record_id: str) -> dict[str, Any]:
        """The review as the reviewer reads it."""
        found: dict[str, Any] = self.reviewer.get(f"/reviews/{record_id}").get_json()
        return found

    def shown(self, record_id: str) -> dict[str, Any]:
        """The violation as its officer reads it."""
        found: dict[str, Any] = self.phone.get(f"/violations/{record_id}").get_json()
        return found

    def on_the_phone(self, ids: list[str] | None = None) -> dict[str, Any]:
        """What the officer's phone holds of violations: all of it, or what a change of some ids brings."""
        return on_a_phone(self.spine.app, self.spine.clock, self.phone.officer_id, "violation", ids)


def on_a_phone(app: Flask, clock: ManualClock, officer_id: UUID, kind: str, ids: list[str] | None) -> dict[str, Any]:
    """What a feed shows to an officer."""
    house: House = app.extensions[EXTENSION]
    with app.app_context():
        reader = Reader(db.session(), actor_of(db.session(), officer_id), clock.now())
        feed = house.feeds[kind]
        return dict(feed.snapshot(reader) if ids is None else feed.load(reader, ids))


def make_loop(app: Flask, clock: ManualClock) -> Loop:
    """The county with the two of them."""
    spine = make_spine(app, clock)
    return Loop(spine, spine.phone(), spine.county.desk(Role.SQUAD_LEADER))


@pytest.fixture
def loop(app: Flask, clock: ManualClock) -> Loop:
    """The loop on SQLite."""
    return make_loop(app, clock)


@pytest.fixture
def any_loop(any_app: Flask, clock: ManualClock) -> Loop:
    """The loop on each database."""
    return make_loop(any_app, clock)
