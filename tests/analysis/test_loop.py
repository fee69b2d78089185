"""The loop over HTTP: a file of accidents comes in, a proposal follows, it is adopted, and tomorrow's duty is there."""

from __future__ import annotations

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from tests.accident.conftest import Register, csv, make_register

HEAD = "事故编号,发生时间,程序,死亡,受伤,路段,桩号"


@pytest.fixture
def any_register(any_app: Flask, clock: ManualClock) -> Register:
    """The register of a brigade, on each database."""
    return make_register(any_app, clock)


@pytest.fixture
def register(app: Flask, clock: ManualClock) -> Register:
    """The register of a brigade, on SQLite."""
    return make_register(app, clock)


def test_a_file_leads_to_a_proposal_and_the_adopted_proposal_to_tomorrows_duty(any_register: Register) -> None:
    register = any_register
    road, brigade = "S242 城区段", str(register.spine.county.brigade)
    chief = register.spine.county.desk(Role.BRIGADE_LEADER, register.spine.county.brigade)
    far = {"name": "S246 郊外段", "road_code": "S246", "level": "provincial", "from_chainage_m": 0, "attributes": []}
    line = [[115.80, 36.20], [115.95, 36.20]]
    chief.post("/sections", {**far, "line": line, "unit_id": str(register.spine.county.squad)})
    rows = [f"A{n},2026-10-{n + 1:02d} 19:{n + 10},一般,0,1,{road},K12+{300 + n * 60}" for n in range(8)]
    assert register.take(csv(HEAD, *rows))["added"] == 8

    picture = chief.get("/analysis/picture", **{"from": "2026-01-01", "to": "2026-11-21"}).get_json()
    assert [(row["code"], row["now"]) for row in picture["tables"]["period"]] == [("evening", 8)]
    made = chief.post("/analysis/proposals", {"unit_id": brigade, "to": "2026-11-21"}).get_json()["proposals"]
    proposal = next(each for each in made if each["kind"] == "section")
    assert len(proposal["accident_ids"]) == 8
    adopted = chief.post(f"/analysis/proposals/{proposal['id']}/adoption", {"changes": {}}, version=1).get_json()

    due = chief.get("/requirements", day="2026-11-23").get_json()
    assert [each["plan_id"] for each in due] == [adopted["made"][0]["id"]]
    assert due[0]["section_id"] == register.spine.section_id


def test_a_death_reported_at_the_scene_proposes_in_the_same_command(register: Register) -> None:
    register.report(deaths=1, section_id=register.spine.section_id, chainage_m=12_800)
    found = register.desk.get("/analysis/proposals").get_json()
    assert [(each["kind"], each["origin"]) for each in found["proposals"]] == [("section", "fatal")]
    assert found["open"] == 1
