from __future__ import annotations

from typing import Any

import pytest

from app.kernel.actor import Role
from tests.desk import Desk, MadeCounty, told
from tests.duty.conftest import section_of


def test_the_last_chainage_follows_from_the_line(leader: Desk, county: MadeCounty) -> None:
    answer = leader.post("/sections", section_of(county.squad))
    assert answer.status_code == 201
    section = answer.get_json()
    assert (section["from_chainage_m"], section["to_chainage_m"]) == (12300, 14097)


def test_a_longer_line_moves_the_last_chainage(leader: Desk, section_id: str) -> None:
    longer = [[115.78, 36.11], [115.82, 36.11]]
    answer = leader.patch(f"/sections/{section_id}", {"line": longer}, 1)
    assert answer.headers["ETag"] == '"2"'
    assert answer.get_json()["to_chainage_m"] == 15893


@pytest.mark.parametrize(
    "line",
    [
        [[115.78, 36.11], [115.78, 36.11]],
        [[115.78, 91], [115.79, 36.11]],
    ],
)
def test_what_is_no_line_on_earth_is_refused(leader: Desk, county: MadeCounty, line: list[list[float]]) -> None:
    assert told(leader.post("/sections", section_of(county.squad, line=line))) == (422, "geometry_invalid")


@pytest.mark.parametrize(
    "wrong",
    [
        {"line": [[115.78, 36.11]]},
        {"line": [[115.78], [115.79]]},
        {"line": [[115.78, 36.11]] * 5001},
        {"road_code": "s 242"},
        {"level": "village"},
        {"attributes": ["haunted"]},
        {"from_chainage_m": -1},
        {"to_chainage_m": 1},
    ],
)
def test_a_section_out_of_bounds_is_refused(leader: Desk, county: MadeCounty, wrong: dict[str, Any]) -> None:
    assert told(leader.post("/sections", section_of(county.squad, **wrong))) == (422, "request_invalid")


def test_another_squads_section_is_not_to_be_found(county: MadeCounty, section_id: str) -> None:
    stranger = county.desk(Role.SUPERVISOR, county.other_squad)
    assert stranger.get("/sections").get_json() == []
    assert told(stranger.get(f"/sections/{section_id}")) == (404, "not_found")
    assert told(stranger.patch(f"/sections/{section_id}", {"name": "别人的"}, 1)) == (404, "not_found")


def test_an_officer_changes_no_section(county: MadeCounty, section_id: str) -> None:
    officer = county.desk(Role.OFFICER)
    assert officer.get(f"/sections/{section_id}").status_code == 200
    assert told(officer.patch(f"/sections/{section_id}", {"name": "新名"}, 1)) == (403, "not_allowed")
    assert told(officer.post("/sections", section_of(county.squad))) == (403, "not_allowed")


def test_two_who_saw_the_same_version_do_not_overwrite_each_other(leader: Desk, section_id: str) -> None:
    assert leader.patch(f"/sections/{section_id}", {"name": "甲"}, 1).status_code == 200
    assert told(leader.patch(f"/sections/{section_id}", {"name": "乙"}, 1)) == (412, "version_conflict")
    assert leader.get(f"/sections/{section_id}").get_json()["name"] == "甲"
