"""Crews: formed, changed, given up; rosters name them."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from app.kernel.actor import Role
from tests.desk import told
from tests.roster.conftest import Squad, cell


def crew_of(squad: Squad, **changes: Any) -> dict[str, Any]:
    """A new crew of both officers."""
    people = [str(squad.wang), str(squad.li)]
    return {"unit_id": str(squad.county.squad), "name": "甲班", "officer_ids": people, **changes}


def test_a_crew_is_formed_changed_and_given_up(squad: Squad) -> None:
    crew = squad.leader.post("/crews", crew_of(squad)).get_json()
    changed = squad.leader.patch(f"/crews/{crew['id']}", {"name": "乙班"}, 1).get_json()
    assert (changed["name"], changed["version"]) == ("乙班", 2)
    assert told(squad.leader.patch(f"/crews/{crew['id']}", {"name": "丙班"}, 1)) == (412, "version_conflict")
    squad.write(0, cell(squad.wang, "2026-11-22", "day", crew_id=crew["id"]))
    assert squad.leader.delete(f"/crews/{crew['id']}", 2).status_code == 204
    assert squad.leader.get("/crews").get_json() == []
    (entry,) = squad.leader.get(squad.path).get_json()["entries"]
    assert entry["crew_id"] == crew["id"]


def test_a_crew_has_its_own_squads_people_and_a_car_that_is_there(squad: Squad) -> None:
    stranger = squad.county.person(Role.OFFICER, squad.county.other_squad)
    lent = crew_of(squad, officer_ids=[str(stranger)])
    assert told(squad.leader.post("/crews", lent)) == (422, "crew_member_unknown")
    assert told(squad.leader.post("/crews", crew_of(squad, vehicle_id=str(uuid4())))) == (422, "vehicle_unknown")


def test_a_crew_is_its_own_squads(squad: Squad) -> None:
    crew = squad.leader.post("/crews", crew_of(squad)).get_json()
    stranger = squad.county.desk(Role.SQUAD_LEADER, squad.county.other_squad)
    assert told(stranger.get(f"/crews/{crew['id']}")) == (404, "not_found")
    assert told(stranger.delete(f"/crews/{crew['id']}", 1)) == (404, "not_found")
    officer = squad.at(squad.wang)
    assert officer.get(f"/crews/{crew['id']}").status_code == 200
    assert told(officer.post("/crews", crew_of(squad))) == (403, "not_allowed")
