from __future__ import annotations

from typing import Any

import pytest

from app.kernel.actor import Role
from tests.desk import Desk, told
from tests.outreach.conftest import Team, target_of


def test_a_target_is_added_read_and_changed_by_its_version(team: Team, chief: Desk) -> None:
    fair = target_of(
        team.county.brigade, kind="fair", name="海会寺庙会", lunar_month=3, lunar_day=3, categories=["babida.4"]
    )
    answer = chief.post("/targets", fair)
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"')
    made = answer.get_json()
    assert (made["lunar_month"], made["lunar_day"], made["lunar_is_leap"], made["active"]) == (3, 3, None, True)
    changed = chief.patch(f"/targets/{made['id']}", {"active": False}, 1)
    assert (changed.get_json()["active"], changed.headers["ETag"]) == (False, '"2"')
    assert told(chief.patch(f"/targets/{made['id']}", {"active": True}, 1)) == (412, "version_conflict")
    assert chief.get(f"/targets/{made['id']}").get_json() == changed.get_json()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.OUTREACH])
def test_the_list_of_targets_is_kept_by_those_who_lead(team: Team, role: Role) -> None:
    desk = team.county.desk(role, team.county.brigade)
    assert told(desk.post("/targets", target_of(team.county.brigade))) == (403, "not_allowed")


def test_a_squad_leader_keeps_the_own_squads_targets_only(team: Team) -> None:
    leader = team.county.desk(Role.SQUAD_LEADER)
    made = leader.post("/targets", target_of(team.county.squad)).get_json()
    away = {"unit_id": str(team.county.other_squad)}
    assert told(leader.patch(f"/targets/{made['id']}", away, 1)) == (403, "not_allowed")
    assert told(leader.post("/targets", target_of(team.county.other_squad))) == (403, "not_allowed")


def test_another_squads_targets_are_not_to_be_found(team: Team) -> None:
    leader = team.county.desk(Role.SQUAD_LEADER)
    made = leader.post("/targets", target_of(team.county.squad)).get_json()
    stranger = team.county.desk(Role.SQUAD_LEADER, team.county.other_squad)
    assert stranger.get("/targets").get_json() == []
    assert told(stranger.get(f"/targets/{made['id']}")) == (404, "not_found")
    assert told(stranger.patch(f"/targets/{made['id']}", {"name": "别村"}, 1)) == (404, "not_found")


def test_the_team_reads_the_targets_and_an_officer_sees_none(team: Team) -> None:
    village = team.target()
    assert [target["id"] for target in team.desk.get("/targets").get_json()] == [str(village)]
    assert team.county.desk(Role.OFFICER, team.county.brigade).get("/targets").get_json() == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"kind": "moon"}, "request_invalid"),
        ({"name": ""}, "request_invalid"),
        ({"latitude": 91}, "request_invalid"),
        ({"lunar_month": 13, "lunar_day": 1}, "request_invalid"),
        ({"lunar_month": 3}, "lunar_date_invalid"),
        ({"latitude": None}, "geometry_invalid"),
        ({"categories": ["babida.99"]}, "word_unknown"),
        ({"categories": ["group.villager"]}, "word_unknown"),
    ],
)
def test_a_target_that_can_not_be_is_refused(team: Team, chief: Desk, wrong: dict[str, Any], code: str) -> None:
    assert told(chief.post("/targets", target_of(team.county.brigade, **wrong))) == (422, code)


def test_a_key_belongs_to_one_target_of_a_kind(team: Team, chief: Desk) -> None:
    first = chief.post("/targets", target_of(team.county.brigade, external_key="V001")).get_json()
    again = target_of(team.county.brigade, name="别村", external_key="V001")
    assert told(chief.post("/targets", again)) == (422, "target_key_taken")
    assert chief.post("/targets", {**again, "kind": "school"}).status_code == 201
    assert chief.patch(f"/targets/{first['id']}", {"external_key": "V001"}, 1).status_code == 200


def test_nobody_reads_outreach_without_signing_in(client: Any) -> None:
    for path in ("targets", "campaigns", "outreach/words", "outreach/sessions", "outreach/progress"):
        assert told(client.get(f"/api/v1/{path}")) == (401, "not_signed_in")
