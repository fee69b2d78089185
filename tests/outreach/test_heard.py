from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from werkzeug.test import TestResponse

from app.kernel.actor import Role
from tests.desk import Desk, told
from tests.outreach.conftest import Team
from tests.outreach.test_sessions import receipt


def heard(desk: Desk, **query: Any) -> list[dict[str, Any]]:
    """What was heard at talks, as this desk reads it."""
    found: list[dict[str, Any]] = desk.get("/outreach/heard", **{"state": "all", **query}).get_json()["heard"]
    return found


def settle(desk: Desk, session_id: str, kind: str = "hazard", version: int = 0, **said: Any) -> TestResponse:
    """Say that something heard was seen to."""
    words = {"settled": True, "note": "已通知公路站装反光镜", "task_id": None}
    return desk.put(f"/outreach/sessions/{session_id}/heard/{kind}", {**words, **said}, version)


def test_hazards_and_wishes_of_talks_are_listed_until_somebody_sees_to_them(any_team: Team) -> None:
    chief = any_team.county.desk(Role.BRIGADE_LEADER, any_team.county.brigade)
    village = any_team.target()
    talk = receipt(any_team.close(village, hazards_heard="村口弯道看不见来车", wishes="想要减速带"))["id"]
    any_team.close(village, hazards_heard="", wishes="")
    assert [(each["kind"], each["text"], each["version"]) for each in heard(chief)] == [
        ("hazard", "村口弯道看不见来车", 0),
        ("wish", "想要减速带", 0),
    ]
    settled = settle(chief, talk).get_json()
    assert (settled["note"], settled["settled_at"] is not None) == ("已通知公路站装反光镜", True)
    assert [each["kind"] for each in heard(chief, state="open")] == ["wish"]
    assert heard(chief, state="settled") == [settled]


@pytest.mark.parametrize("state", ["open", "all"])
def test_what_was_heard_goes_on_talk_by_talk_in_all_units(any_team: Team, state: str) -> None:
    chief = any_team.county.desk(Role.BRIGADE_LEADER, any_team.county.brigade)
    village, said = any_team.target(), [f"隐患{number}" for number in range(5)]
    for number, words in enumerate(said):
        any_team.clock.advance(minutes=1)
        squad = any_team.member_of((any_team.county.squad, any_team.county.other_squad)[number % 2])
        squad.close(village, hazards_heard=words, wishes="路灯")
    first = chief.get("/outreach/heard", state=state, limit=3).get_json()
    rest = chief.get("/outreach/heard", state=state, limit=3, before=first["next"]).get_json()
    found = [each["text"] for each in (*first["heard"], *rest["heard"]) if each["kind"] == "hazard"]
    assert (found, len(first["heard"]), rest["next"]) == (said[::-1], 6, None)


def test_a_hazard_heard_names_the_task_that_was_made_of_it(team: Team, chief: Desk) -> None:
    talk = receipt(team.close(team.target()))["id"]
    task_id = "01900000-0000-7000-8000-000000000001"
    assert settle(chief, talk, task_id=task_id).get_json()["task_id"] == task_id


def test_what_was_seen_to_can_be_opened_again_as_seen(team: Team, chief: Desk) -> None:
    talk = receipt(team.close(team.target()))["id"]
    settle(chief, talk)
    assert told(settle(chief, talk)) == (412, "version_conflict")
    again = settle(chief, talk, version=1, settled=False, note="").get_json()
    assert (again["settled_at"], again["settled_by"], again["version"]) == (None, None, 2)


def test_a_correction_with_the_same_words_stays_seen_to_and_other_words_are_new(team: Team, chief: Desk) -> None:
    village = team.target()
    first = receipt(team.close(village, wishes="想要减速带"))["id"]
    settle(chief, first)
    settle(chief, first, "wish")
    second = receipt(team.close(village, wishes="想要路灯", supersedes=first))["id"]
    assert [(each["session_id"], each["kind"]) for each in heard(chief, state="settled")] == [(second, "hazard")]
    assert [(each["text"], each["version"]) for each in heard(chief, state="open")] == [("想要路灯", 0)]


def test_a_talk_taken_back_leaves_nothing_to_see_to(team: Team, chief: Desk) -> None:
    talk = receipt(team.close(team.target()))["id"]
    team.send("outreach.withdraw_session", {"command_id": talk, "reason": "重复"})
    assert heard(chief) == []
    assert told(settle(chief, talk)) == (404, "not_found")


@pytest.mark.parametrize(("kind", "wishes"), [("rumour", "想要路灯"), ("wish", "")])
def test_nothing_is_seen_to_that_nobody_said(team: Team, chief: Desk, kind: str, wishes: str) -> None:
    talk = receipt(team.close(team.target(), wishes=wishes))["id"]
    assert told(settle(chief, talk, kind)) == (404, "not_found")


def test_the_team_reads_what_it_heard_and_others_see_to_it(team: Team) -> None:
    talk = receipt(team.close(team.target()))["id"]
    assert len(heard(team.desk)) == 1
    assert told(settle(team.desk, talk)) == (403, "not_allowed")


def test_of_words_that_several_write_at_once_the_first_stand(any_team: Team) -> None:
    chief = any_team.county.desk(Role.BRIGADE_LEADER, any_team.county.brigade)
    talk = receipt(any_team.close(any_team.target()))["id"]
    settle(chief, talk)
    desks = [any_team.county.desk(Role.BRIGADE_LEADER, any_team.county.brigade) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = [each.status_code for each in pool.map(lambda desk: settle(desk, talk, version=1), desks)]
    assert sorted(answers) == [200, 412, 412, 412, 412, 412]
