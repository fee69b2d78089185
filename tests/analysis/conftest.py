"""A brigade with two roads of ten kilometres, a village by one of them, and the accidents that a test puts there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.desk import system_transaction
from app.kernel.house import house
from tests.accident.made import make_accident
from tests.desk import Desk, MadeCounty, make_county
from tests.outreach.conftest import target_of

#: A degree of longitude is about 90 km here.
ROADS = {"S242": 36.11, "X05": 36.20}
YEAR = {"from": "2026-01-01", "to": "2026-10-31"}


@dataclass
class Brigade:
    """Who studies accidents, and where they happen."""

    county: MadeCounty
    clock: ManualClock
    chief: Desk
    sections: dict[str, str]
    village_id: str
    untold: bool = False

    def happened(self, at: str, count: int = 1, **members: Any) -> list[UUID]:
        """So many accidents of the squad at a local time, at a chainage of a road where one is named."""
        road = members.pop("road", None)
        if road is not None:
            members |= {"section_id": UUID(self.sections[road]), "placed": "chainage"}
        self.untold = True
        return [make_accident(self.county.app, self.county.squad, at, **members) for _ in range(count)]

    def tell(self) -> None:
        """Let the audit tell of what happened, as the register does."""
        if self.untold:
            with self.county.app.app_context(), system_transaction(house().bus, self.clock) as context:
                context.changed("accident.registered", "accident", "made by hand", unit_id=self.county.squad)
        self.untold = False

    def spread(self, count: int, road: str = "S242", first: str = "2026-01-02", **members: Any) -> None:
        """Accidents one after another over days, hours and the road, as even as can be."""
        for n in range(count):
            day = date.fromisoformat(first) + timedelta(days=n * 270 // count)
            place = n * 9_000 // count
            self.happened(f"{day}T{(n * 7) % 24:02d}:10", road=road, chainage_m=place, **members)

    def get(self, path: str, **query: Any) -> Any:
        """What the brigade's leader gets."""
        self.tell()
        answer = self.chief.get(f"/analysis{path}", **query)
        assert answer.status_code == 200, answer.get_json()
        return answer.get_json()

    def look(self, to: str = "2026-11-21") -> list[dict[str, Any]]:
        """Look for proposals; those that are open afterwards, the earliest first."""
        self.tell()
        answer = self.chief.post("/analysis/proposals", {"unit_id": str(self.county.brigade), "to": to})
        assert answer.status_code == 201, answer.get_json()
        return [each for each in reversed(answer.get_json()["proposals"]) if each["state"] == "open"]

    def adopt(self, proposal: dict[str, Any], **changes: Any) -> TestResponse:
        """Adopt a proposal, with changes where there are any."""
        path = f"/analysis/proposals/{proposal['id']}/adoption"
        return self.chief.post(path, {"changes": changes}, version=proposal["version"])

    def reject(self, proposal: dict[str, Any], reason: str = "已有其他安排") -> TestResponse:
        """Reject a proposal."""
        path = f"/analysis/proposals/{proposal['id']}/rejection"
        return self.chief.post(path, {"reason": reason}, version=proposal["version"])


def _section(desk: Desk, unit_id: UUID, road: str) -> str:
    line = [[115.70, ROADS[road]], [115.81, ROADS[road]]]
    said = {"name": f"{road}段", "road_code": road, "level": "county", "line": line, "from_chainage_m": 0}
    made = desk.post("/sections", {**said, "attributes": [], "unit_id": str(unit_id)})
    assert made.status_code == 201, made.get_json()
    return str(made.get_json()["id"])


@pytest.fixture
def brigade(app: Flask, clock: ManualClock) -> Brigade:
    """On SQLite, on 22 November 2026."""
    county = make_county(app)
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    sections = {road: _section(chief, county.squad, road) for road in ROADS}
    where = {"latitude": ROADS["S242"] + 0.003, "longitude": 115.75}
    village = chief.post("/targets", {**target_of(county.squad), "name": "郭店屯村", **where})
    return Brigade(county, clock, chief, sections, village.get_json()["id"])
