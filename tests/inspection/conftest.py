"""A squad, those who look at it, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.desk import Desk
from tests.phones import FieldPhone
from tests.spine import Spine, make_spine


@dataclass
class Watch:
    """The county; the brigade's supervisor on a phone and at the desk; an officer of the squad."""

    spine: Spine
    clock: ManualClock
    supervisor: FieldPhone
    desk: Desk
    officer: FieldPhone

    @property
    def squad(self) -> UUID:
        return self.spine.county.squad

    def payload(self, *findings: dict[str, Any], who: FieldPhone | None = None, **said: Any) -> dict[str, Any]:
        """The officer stands at the post, and this was found."""
        looked_at = [{"officer_id": str((who or self.officer).officer_id), "call": None}]
        return inspection_of(self.squad, **{"officers": looked_at, "findings": list(findings), **said})

    def record(self, *findings: dict[str, Any], **said: Any) -> dict[str, Any]:
        """The supervisor's phone records it; the receipt."""
        envelope = {name: said.pop(name) for name in ("supersedes", "fix") if name in said}
        return self.supervisor.tell("inspection.record", {**self.payload(*findings, **said), "photos": []}, **envelope)

    def shown(self, inspection_id: str, desk: Desk | None = None) -> dict[str, Any]:
        """The inspection as the desk sees it."""
        answer = (desk or self.desk).get(f"/inspections/{inspection_id}")
        assert answer.status_code == 200, answer.get_json()
        found: dict[str, Any] = answer.get_json()
        return found

    def problem(self, kind: str = "lights", **said: Any) -> dict[str, Any]:
        """Something bad was found; the finding as the desk sees it."""
        receipt = self.record(found(kind, "bad"), **said)
        assert receipt["status"] == "applied", receipt
        [finding] = self.shown(receipt["id"])["findings"]
        return {**finding, "inspection_id": receipt["id"]}

    def answer(
        self, finding: dict[str, Any], stance: str, text: str = "", who: FieldPhone | None = None
    ) -> dict[str, Any]:
        """The officer answers; the receipt."""
        said = {"finding_id": finding["id"], "stance": stance, "text": text}
        return (who or self.officer).tell("inspection.answer", said)

    def state(self, finding: dict[str, Any]) -> str:
        """How the finding stands now."""
        found_now = self.shown(finding["inspection_id"])["findings"]
        return str(next(each["state"] for each in found_now if each["id"] == finding["id"]))

    def decide(self, finding: dict[str, Any], decision: str, desk: Desk | None = None, **said: Any) -> TestResponse:
        """Somebody decides, the supervisor unless another is named."""
        [now] = [e for e in self.shown(finding["inspection_id"])["findings"] if e["id"] == finding["id"]]
        said = {"decision": decision, "reason": "经核实", **said}
        return (desk or self.desk).post(f"/findings/{finding['id']}/decision", said, version=now["version"])


def found(kind: str, verdict: str, officer_id: str | None = None, note: str = "") -> dict[str, Any]:
    """One thing seen, or not seen."""
    return {"kind": kind, "verdict": verdict, "officer_id": officer_id, "note": note}


def inspection_of(unit_id: UUID, **said: Any) -> dict[str, Any]:
    """An inspection of a unit on site by day, where nothing was found yet."""
    place: dict[str, Any] = {"post_id": None, "section_id": None, "requirement_id": None, "place_text": ""}
    blank: dict[str, Any] = {"officers": [], "findings": [], "note": ""}
    return {"inspected_unit_id": str(unit_id), "means": "site", "is_dark": False, **place, **blank, **said}


def make_watch(app: Flask, clock: ManualClock) -> Watch:
    """Make the county and take on the people."""
    spine = make_spine(app, clock)
    supervisor = spine.phone(Role.SUPERVISOR, unit_id=spine.county.brigade)
    desk = spine.county.desk(Role.SUPERVISOR, spine.county.brigade)
    return Watch(spine, clock, supervisor, desk, spine.phone())


@pytest.fixture
def watch(app: Flask, clock: ManualClock) -> Watch:
    """On SQLite."""
    return make_watch(app, clock)
