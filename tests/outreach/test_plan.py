from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from app.accounts.service import actor_of
from app.kernel.actor import Role
from app.kernel.database import db
from app.kernel.feed import Reader
from tests.desk import Desk, told
from tests.outreach.conftest import Team, plan_of
from tests.outreach.test_sessions import receipt, refused


def planned(chief: Desk, team: Team, *target_ids: UUID, **changes: Any) -> dict[str, Any]:
    """One planned talk for these targets."""
    items: list[dict[str, Any]] = chief.post(
        "/outreach/plan-items", plan_of(team.county.brigade, *target_ids, **changes)
    ).get_json()
    return items[0]


def standing(chief: Desk, item: dict[str, Any]) -> tuple[str, list[str]]:
    """What became of a planned talk, and the talks that carried it out."""
    now = chief.get(f"/outreach/plan-items/{item['id']}").get_json()
    return now["standing"], now["session_ids"]


def on_phone(team: Team, ids: list[str] | None = None) -> dict[str, Any]:
    """The planned talks that the member's phone is told of: all, or of some ids."""
    with team.app.app_context():
        reader = Reader(db.session(), actor_of(db.session(), team.officer_id), team.clock.now())
        feed = team.house.feeds["plan_item"]
        return dict(feed.snapshot(reader) if ids is None else feed.load(reader, ids))


def test_a_talk_is_planned_with_days_targets_team_and_words(any_team: Team) -> None:
    chief = any_team.county.desk(Role.BRIGADE_LEADER, any_team.county.brigade)
    village, team_ids = any_team.target(), [str(any_team.officer_id)]
    item = planned(chief, any_team, village, team_ids=team_ids, begins_at="09:30", note="先联系村委")
    assert (item["target_ids"], item["team_ids"]) == ([str(village)], team_ids)
    assert (item["begins_at"], item["note"], item["standing"]) == ("09:30", "先联系村委", "open")
    assert item == chief.get(f"/outreach/plan-items/{item['id']}").get_json()


def test_all_schools_of_a_town_are_planned_at_once_and_each_by_itself(team: Team, chief: Desk) -> None:
    schools = [team.target("school", f"{n}号小学") for n in range(25)]
    items = chief.post("/outreach/plan-items", plan_of(team.county.brigade, *schools, one_each=True)).get_json()
    assert sorted(each["target_ids"][0] for each in items) == sorted(map(str, schools))
    assert {(len(each["target_ids"]), each["standing"]) for each in items} == {(1, "open")}
    assert len({each["batch_id"] for each in items}) == 1


def test_one_talk_has_room_for_twenty_targets(team: Team, chief: Desk) -> None:
    targets = [team.target(name=f"{n}号村") for n in range(21)]
    answer = chief.post("/outreach/plan-items", plan_of(team.county.brigade, *targets))
    assert told(answer) == (422, "request_invalid")


def test_the_same_said_twice_plans_once(team: Team, chief: Desk) -> None:
    said = plan_of(team.county.brigade, team.target())
    first = chief.post("/outreach/plan-items", said, key="plan").get_json()
    assert chief.post("/outreach/plan-items", said, key="plan").get_json() == first


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"starts_on": "2026-11-25", "ends_on": "2026-11-24"}, "plan_item_span_invalid"),
        ({"starts_on": "2026-11-25", "ends_on": "2027-12-24"}, "plan_item_span_invalid"),
        ({"target_ids": [str(uuid4())]}, "target_unknown"),
        ({"team_ids": [str(uuid4())]}, "officer_unknown"),
        ({"forms": ["dance"]}, "word_unknown"),
        ({"category": "babida.99"}, "word_unknown"),
        ({"target_ids": []}, "request_invalid"),
        ({"begins_at": "noon"}, "request_invalid"),
    ],
)
def test_a_plan_that_can_not_be_is_refused_and_nothing_of_it_stays(
    team: Team, chief: Desk, said: dict[str, Any], code: str
) -> None:
    answer = chief.post("/outreach/plan-items", {**plan_of(team.county.brigade, team.target()), **said})
    assert told(answer) == (422, code)
    assert on_phone(team) == {}


def test_a_squad_leader_plans_nothing_for_a_target_they_do_not_see(team: Team) -> None:
    leader = team.county.desk(Role.SQUAD_LEADER)
    answer = leader.post("/outreach/plan-items", plan_of(team.county.squad, team.target()))
    assert told(answer) == (422, "target_unknown")


def test_a_plan_changes_as_seen_and_no_other_way(team: Team, chief: Desk) -> None:
    item, school = planned(chief, team, team.target()), team.target("school", "郭屯小学")
    change = {"starts_on": "2026-11-26", "ends_on": "2026-11-28", "target_ids": [str(school)]}
    changed = chief.patch(f"/outreach/plan-items/{item['id']}", change, item["version"]).get_json()
    assert {name: changed[name] for name in change} == change
    assert changed["note"] == item["note"]
    again = chief.patch(f"/outreach/plan-items/{item['id']}", change, item["version"])
    assert told(again) == (412, "version_conflict")


def test_a_plan_called_off_keeps_its_reason_and_changes_no_more(team: Team, chief: Desk) -> None:
    item = planned(chief, team, team.target())
    path = f"/outreach/plan-items/{item['id']}"
    off = chief.post(f"{path}/cancellation", {"reason": "村里唱戏改期"}, version=1).get_json()
    assert (off["standing"], off["cancelled_reason"]) == ("cancelled", "村里唱戏改期")
    assert told(chief.patch(path, {"note": "再约"}, off["version"])) == (422, "plan_item_cancelled")
    assert on_phone(team) == {}


def test_a_talk_that_names_it_makes_a_planned_one_held(any_team: Team) -> None:
    chief = any_team.county.desk(Role.BRIGADE_LEADER, any_team.county.brigade)
    village = any_team.target()
    item = planned(chief, any_team, village)
    assert list(on_phone(any_team)) == [item["id"]]
    talk = receipt(any_team.close(village, plan_item_id=item["id"]))["id"]
    assert standing(chief, item) == ("held", [talk])
    assert chief.get(f"/outreach/sessions/{talk}").get_json()["plan_item_id"] == item["id"]
    assert (on_phone(any_team), on_phone(any_team, [item["id"]])) == ({}, {})


def test_a_planned_talk_is_open_again_once_its_talk_was_taken_back(team: Team, chief: Desk) -> None:
    village = team.target()
    item = planned(chief, team, village)
    talk = receipt(team.close(village, plan_item_id=item["id"]))["id"]
    team.send("outreach.withdraw_session", {"command_id": talk, "reason": "记错了村"})
    assert standing(chief, item) == ("open", [])
    assert list(on_phone(team, [item["id"]])) == [item["id"]]


def test_a_correction_moves_the_talk_from_one_plan_to_another(team: Team, chief: Desk) -> None:
    village = team.target()
    wrong, right = planned(chief, team, village), planned(chief, team, village)
    first = receipt(team.close(village, plan_item_id=wrong["id"]))["id"]
    second = receipt(team.close(village, plan_item_id=right["id"], supersedes=first))["id"]
    assert (standing(chief, wrong), standing(chief, right)) == (("open", []), ("held", [second]))


def test_a_talk_held_before_its_plan_was_called_off_counts_when_it_arrives(team: Team, chief: Desk) -> None:
    village = team.target()
    item = planned(chief, team, village)
    chief.post(f"/outreach/plan-items/{item['id']}/cancellation", {"reason": "改期"}, version=1)
    talk = receipt(team.close(village, plan_item_id=item["id"]))["id"]
    assert standing(chief, item) == ("held", [talk])


def test_a_phone_that_knows_no_plan_is_understood(team: Team) -> None:
    result = team.close(team.target())
    assert receipt(result)["status"] == "applied"


def test_a_talk_carries_out_no_plan_that_is_not_there_or_not_for_its_team(team: Team) -> None:
    village = team.target()
    assert refused(team.close(village, plan_item_id=str(uuid4()))) == "plan_item_unknown"
    item = planned(team.county.desk(Role.BRIGADE_LEADER, team.county.brigade), team, village)
    stranger = team.member_of(team.county.other_squad)
    assert refused(stranger.close(village, plan_item_id=item["id"])) == "plan_item_unknown"


def test_a_talk_that_is_voided_leaves_its_plan_open_again(team: Team, chief: Desk) -> None:
    village = team.target()
    item = planned(chief, team, village)
    talk = receipt(team.close(village, plan_item_id=item["id"]))["id"]
    cursor = team.changes()["cursor"]
    said = {"verdict": "voided", "reason_code": "mistaken", "comment": "该村当日没有宣讲"}
    assert chief.patch(f"/reviews/{talk}", said, 1).status_code == 200
    assert standing(chief, item) == ("open", [])
    assert ("put", item["id"]) in [(each["op"], each["id"]) for each in team.changes(cursor)["changes"]]


def test_the_phone_is_told_when_a_plan_is_held_and_when_it_is_open_again(team: Team, chief: Desk) -> None:
    village = team.target()
    item = planned(chief, team, village)
    cursor = team.changes()["cursor"]
    talk = receipt(team.close(village, plan_item_id=item["id"]))["id"]
    answer = team.changes(cursor)
    assert ("drop", item["id"]) in [(each["op"], each["id"]) for each in answer["changes"]]
    team.send("outreach.withdraw_session", {"command_id": talk, "reason": "重复"})
    assert ("put", item["id"]) in [(each["op"], each["id"]) for each in team.changes(answer["cursor"])["changes"]]


def test_a_plan_overdue_for_two_months_is_no_longer_the_phones_matter(team: Team, chief: Desk) -> None:
    planned(chief, team, team.target())
    team.clock.advance(days=59)
    assert len(on_phone(team)) == 1
    team.clock.advance(days=5)
    assert on_phone(team) == {}
