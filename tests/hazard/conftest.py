"""A squad whose officers find hazards, and those who see to it that they are mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.hazard.service import KINDS
from app.kernel.clock import ManualClock
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.phones import FieldPhone
from tests.spine import Spine, make_spine


@dataclass
class Road:
    """The county, an officer's phone, and what is said of hazards."""

    spine: Spine
    clock: ManualClock
    phone: FieldPhone

    def report(self, phone: FieldPhone | None = None, **said: Any) -> dict[str, Any]:
        """Somebody reports a hazard, the officer unless another is named; the receipt."""
        envelope = {name: said.pop(name) for name in ("supersedes", "fix") if name in said}
        return (phone or self.phone).tell("hazard.report", hazard_of(**said), **envelope)

    def shown(self, hazard_id: str) -> dict[str, Any]:
        """The hazard as the squad's leader sees it."""
        answer = self.spine.leader.get(f"/hazards/{hazard_id}")
        assert answer.status_code == 200, answer.get_json()
        found: dict[str, Any] = answer.get_json()
        return found

    def step(self, hazard_id: str, step: str, version: int | None = None, **said: str) -> TestResponse:
        """The squad's leader sees to it."""
        self.clock.advance(minutes=1)
        at = version or self.shown(hazard_id)["version"]
        return self.spine.leader.post(f"/hazards/{hazard_id}/steps", {"step": step, **said}, version=at)


def hazard_of(**said: Any) -> dict[str, Any]:
    """The payload of a report: a pothole, placed by the fix alone."""
    place: dict[str, Any] = {"section_id": None, "chainage_m": None, "place_text": ""}
    return {"kind": "pothole", "severity": "serious", **place, "note": "", "photos": [], **said}


def make_road(app: Flask, clock: ManualClock) -> Road:
    """Make the county and the kinds, and take on the officer."""
    spine = make_spine(app, clock)
    with app.app_context(), system_transaction(house().bus, clock) as context:
        KINDS.load(context)
    return Road(spine, clock, spine.phone())


@pytest.fixture
def road(app: Flask, clock: ManualClock) -> Road:
    """On SQLite."""
    return make_road(app, clock)
