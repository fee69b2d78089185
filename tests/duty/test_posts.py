from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from app.kernel.actor import Role
from tests.desk import Desk, MadeCounty, told
from tests.duty.conftest import post_of, section_of


def test_a_squad_leader_adds_a_post_of_the_own_squad(leader: Desk, county: MadeCounty) -> None:
    answer = leader.post("/posts", post_of(county.squad))
    assert answer.status_code == 201
    assert answer.headers["ETag"] == '"1"'
    assert answer.get_json()["radius_m"] == 100
    assert leader.get(f"/posts/{answer.get_json()['id']}").get_json() == answer.get_json()


def test_the_same_words_twice_make_one_post(leader: Desk, county: MadeCounty) -> None:
    first, second = (leader.post("/posts", post_of(county.squad), key="once") for _ in range(2))
    assert first.get_json() == second.get_json()
    assert len(leader.get("/posts").get_json()) == 1


@pytest.mark.parametrize("role", [Role.OFFICER, Role.OUTREACH])
def test_an_officer_plans_nothing(county: MadeCounty, role: Role) -> None:
    assert told(county.desk(role).post("/posts", post_of(county.squad))) == (403, "not_allowed")


def test_a_squad_leader_adds_no_post_to_another_squad(leader: Desk, county: MadeCounty) -> None:
    assert told(leader.post("/posts", post_of(county.other_squad))) == (403, "not_allowed")


def test_the_brigades_dispatcher_adds_a_post_to_any_squad(county: MadeCounty) -> None:
    dispatcher = county.desk(Role.DISPATCHER, county.brigade)
    assert dispatcher.post("/posts", post_of(county.other_squad)).status_code == 201


def test_another_squads_post_is_not_to_be_found(county: MadeCounty, post_id: str) -> None:
    stranger = county.desk(Role.SQUAD_LEADER, county.other_squad)
    assert stranger.get("/posts").get_json() == []
    assert told(stranger.get(f"/posts/{post_id}")) == (404, "not_found")
    assert told(stranger.patch(f"/posts/{post_id}", {"name": "别人的"}, 1)) == (404, "not_found")


def test_an_officer_sees_a_post_of_the_own_squad_and_may_not_change_it(county: MadeCounty, post_id: str) -> None:
    officer = county.desk(Role.OFFICER)
    assert [post["id"] for post in officer.get("/posts").get_json()] == [post_id]
    assert told(officer.patch(f"/posts/{post_id}", {"name": "新名"}, 1)) == (403, "not_allowed")


def test_nobody_reads_posts_without_signing_in(client: Any) -> None:
    assert told(client.get("/api/v1/posts")) == (401, "not_signed_in")


def test_a_change_leaves_what_it_does_not_name_and_counts_the_version_up(leader: Desk, post_id: str) -> None:
    answer = leader.patch(f"/posts/{post_id}", {"radius_m": 150}, 1)
    assert answer.headers["ETag"] == '"2"'
    assert (answer.get_json()["radius_m"], answer.get_json()["name"]) == (150, "狮子楼路口")


def test_a_change_needs_the_version_that_was_seen(leader: Desk, post_id: str) -> None:
    assert told(leader.patch(f"/posts/{post_id}", {"radius_m": 150}, None)) == (428, "version_missing")
    leader.patch(f"/posts/{post_id}", {"radius_m": 150}, 1)
    assert told(leader.patch(f"/posts/{post_id}", {"radius_m": 200}, 1)) == (412, "version_conflict")


def test_a_post_moves_only_into_a_squad_that_one_plans_for(leader: Desk, county: MadeCounty, post_id: str) -> None:
    away = {"unit_id": str(county.other_squad)}
    assert told(leader.patch(f"/posts/{post_id}", away, 1)) == (403, "not_allowed")
    chief = county.desk(Role.BRIGADE_LEADER, county.brigade)
    assert chief.patch(f"/posts/{post_id}", away, 1).status_code == 200
    assert told(leader.get(f"/posts/{post_id}")) == (404, "not_found")


@pytest.mark.parametrize(
    "wrong",
    [
        {"latitude": 91},
        {"longitude": -181},
        {"radius_m": 5},
        {"radius_m": 10**9},
        {"kind": "checkpoint"},
        {"name": ""},
        {"name": " 边上有空格 "},
        {"unit_id": "一中队"},
        {"colour": "red"},
    ],
)
def test_a_post_that_can_not_be_is_refused(leader: Desk, county: MadeCounty, wrong: dict[str, Any]) -> None:
    assert told(leader.post("/posts", post_of(county.squad, **wrong))) == (422, "request_invalid")


def test_a_post_stands_at_a_chainage_of_its_section(leader: Desk, county: MadeCounty, section_id: str) -> None:
    on_it = post_of(county.squad, section_id=section_id, chainage_m=13000)
    assert leader.post("/posts", on_it).get_json()["chainage_m"] == 13000
    past_it = post_of(county.squad, section_id=section_id, chainage_m=99000)
    assert told(leader.post("/posts", past_it)) == (422, "chainage_out_of_section")


def test_a_chainage_without_a_section_means_nothing(leader: Desk, county: MadeCounty) -> None:
    assert told(leader.post("/posts", post_of(county.squad, chainage_m=1))) == (422, "chainage_out_of_section")


def test_a_section_that_one_does_not_see_is_unknown(leader: Desk, county: MadeCounty) -> None:
    stranger = county.desk(Role.SQUAD_LEADER, county.other_squad)
    theirs = stranger.post("/sections", section_of(county.other_squad)).get_json()["id"]
    for section_id in (theirs, str(uuid4())):
        answer = leader.post("/posts", post_of(county.squad, section_id=section_id))
        assert told(answer) == (422, "section_unknown")
