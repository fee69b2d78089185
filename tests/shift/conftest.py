"""A squad whose officers go out: phones of two of them, a car, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from app.kernel.clock import ManualClock, format_instant
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.shift.service import KINDS
from tests.phones import FieldPhone
from tests.spine import Spine, make_car, make_spine


@dataclass
class Out:
    """Two officers of the squad, ``first`` and ``second``, each with a phone; and the squad's car."""

    spine: Spine
    clock: ManualClock
    first: FieldPhone
    second: FieldPhone
    car_id: str

    def start(self, phone: FieldPhone | None = None, **said: Any) -> dict[str, Any]:
        """Somebody goes out, the first officer unless another is named; the receipt."""
        envelope = {name: said.pop(name) for name in ("supersedes", "ticket") if name in said}
        return (phone or self.first).tell("shift.start", start_of(**said), **envelope)

    def end(self, shift_id: str, phone: FieldPhone | None = None, **envelope: Any) -> dict[str, Any]:
        """Somebody comes in; the receipt."""
        return (phone or self.first).tell("shift.end", {"shift_id": shift_id, "note": ""}, **envelope)

    def on_duty(self, **query: Any) -> dict[str, Any]:
        """Who is out now, as the squad's leader sees it."""
        answer = self.spine.leader.get("/shifts/on-duty", **query)
        assert answer.status_code == 200, answer.get_json()
        told: dict[str, Any] = answer.get_json()
        return told

    def shown(self, phone: FieldPhone, kind: str = "shift") -> list[dict[str, Any]]:
        """What a fresh phone is told of a kind."""
        changes = phone.get("/changes").get_json()["changes"]
        return [each["data"] for each in changes if each["kind"] == kind]


def start_of(**said: Any) -> dict[str, Any]:
    """The payload of a start: alone and on foot, unless it says otherwise."""
    return {"crew_ids": [], "vehicle_id": None, "note": "", **said}


def tally_of(at: datetime, **counts: int) -> dict[str, Any]:
    """The payload of a tally that was tapped in the minute before ``at``."""
    return {
        "draft_id": str(uuid4()),
        "first_at": format_instant(at - timedelta(minutes=1)),
        "last_at": format_instant(at),
        "counts": [{"kind": kind, "count": count} for kind, count in counts.items()],
    }


def make_out(app: Flask, clock: ManualClock) -> Out:
    """Make the county, the kinds, the car and the phones."""
    spine = make_spine(app, clock)
    with app.app_context(), system_transaction(house().bus, clock) as context:
        KINDS.load(context)
    return Out(spine, clock, spine.phone(), spine.phone(), make_car(spine).id)


@pytest.fixture
def out(app: Flask, clock: ManualClock) -> Out:
    """The squad on SQLite."""
    return make_out(app, clock)


@pytest.fixture
def any_out(any_app: Flask, clock: ManualClock) -> Out:
    """The squad on each database."""
    return make_out(any_app, clock)
