"""A call may become an accident or none, several may be about one; tasks are sent for calls."""

from __future__ import annotations

from datetime import timedelta

from app.kernel.actor import Role
from app.kernel.clock import format_instant
from tests.accident.conftest import scene_of
from tests.call.conftest import Calls, call_of
from tests.desk import told
from tests.dispatch.conftest import task_of


def test_an_accident_near_in_time_and_place_is_proposed_and_a_person_says_so(any_calls: Calls) -> None:
    calls = any_calls
    near = calls.accident(**calls.on_section(12_500))
    calls.accident("2026-03-05 04:00", **calls.on_section(12_500))
    calls.accident(**calls.on_section(14_000))
    call = calls.add(**calls.on_section(12_400))
    assert [each["id"] for each in call["proposed_accidents"]] == [near]
    linked = calls.link(call, near).get_json()
    assert (linked["accident"]["id"], linked["outcome"], linked["proposed_accidents"]) == (near, "accident", [])
    entry = calls.desk.get(f"/history/call/{call['id']}").get_json()["entries"][0]
    assert (entry["action"], entry["reason"]) == ("call.linked", "时间地点一致")
    assert (entry["before"], entry["after"]) == ({"outcome": "open"}, {"accident_id": near, "outcome": "accident"})


def test_letting_an_accident_go_says_how_the_call_stays_handled(calls: Calls) -> None:
    accident = calls.accident()
    linked = calls.link(calls.add(outcome="settled"), accident).get_json()
    entries = f"/history/call/{linked['id']}"
    assert calls.desk.get(entries).get_json()["entries"][0]["after"] == {"accident_id": accident}
    calls.link(linked, None)
    entry = calls.desk.get(entries).get_json()["entries"][0]
    assert (entry["before"], entry["after"]) == ({"accident_id": accident}, {"outcome": "settled"})


def test_several_calls_are_about_one_accident_and_a_call_can_be_let_go(calls: Calls) -> None:
    accident = calls.accident(**calls.on_section())
    first, second = calls.add(**calls.on_section()), calls.add("2026-03-05 07:40", **calls.on_section())
    of = f"/accidents/{accident}/calls"
    assert len(calls.desk.get(of).get_json()["proposed"]) == 2
    first = calls.link(first, accident).get_json()
    calls.link(second, accident)
    assert [each["id"] for each in calls.desk.get(of).get_json()["linked"]] == [first["id"], second["id"]]
    assert calls.listed()["summary"] == {"calls": 2, "valid": 2, "linked": 2, "unlinked": 0, "open": 0, "unplaced": 0}
    assert calls.link(first, None).get_json()["accident"] is None
    assert [each["id"] for each in calls.listed(linked="true")["calls"]] == [second["id"]]


def test_a_call_follows_its_accident_into_the_one_it_was_merged_into(calls: Calls) -> None:
    scene = str(calls.spine.phone().tell("accident.report", _scene(calls))["id"])
    call = calls.add("2026-11-02 08:00")
    call = calls.link(call, scene).get_json()
    other = calls.accident("2026-11-02 07:55")
    calls.desk.post(f"/accidents/{scene}/merger", {"into": other, "reason": "同一起"}, version=1)
    assert calls.shown(call["id"])["accident"]["id"] == other


def test_an_accident_that_was_withdrawn_is_none_to_link_to(calls: Calls) -> None:
    accident = calls.accident()
    calls.desk.post(f"/accidents/{accident}/withdrawal", {"reason": "重复"}, version=1)
    assert told(calls.link(calls.add(), accident)) == (422, "accident_stands_no_more")


def test_a_task_made_of_a_call_is_noted_and_another_can_be_added_and_let_go(calls: Calls) -> None:
    call = calls.add(place_text="某村北")
    officer = str(calls.spine.phone().officer_id)
    made = calls.desk.post("/tasks", task_of(officer_ids=[officer], origin_kind="call", origin_id=call["id"]))
    assert made.status_code == 201, made.get_json()
    other = calls.desk.post("/tasks", task_of(officer_ids=[officer])).get_json()["id"]
    shown = calls.shown(call["id"])
    assert shown["version"] == call["version"]
    assert [each["id"] for each in shown["tasks"]] == [made.get_json()["id"]]
    both = calls.desk.post(f"/calls/{call['id']}/tasks", {"task_id": other}, version=shown["version"])
    assert {each["id"] for each in both.get_json()["tasks"]} == {made.get_json()["id"], other}
    version = both.get_json()["version"]
    left = calls.desk.delete(f"/calls/{call['id']}/tasks/{other}", version)
    assert [each["id"] for each in left.get_json()["tasks"]] == [made.get_json()["id"]]


def test_a_task_made_of_a_call_that_was_taken_back_is_not_noted(calls: Calls) -> None:
    call = calls.add()
    calls.desk.post(f"/calls/{call['id']}/withdrawal", {"reason": "测试"}, version=1)
    officer = str(calls.spine.phone().officer_id)
    made = calls.desk.post("/tasks", task_of(officer_ids=[officer], origin_kind="call", origin_id=call["id"]))
    assert made.status_code == 201
    assert calls.shown(call["id"])["tasks"] == []


def test_only_those_who_see_a_task_read_it_at_its_call(calls: Calls) -> None:
    county = calls.spine.county
    place = calls.on_section()
    call = calls.desk.post("/calls", call_of("2026-11-02 08:00", unit_id=str(county.squad), **place)).get_json()
    officer = str(calls.spine.phone(unit_id=county.other_squad).officer_id)
    task = calls.desk.post("/tasks", task_of(officer_ids=[officer], **place)).get_json()
    received = calls.clock.now() - timedelta(minutes=10)
    said = {"changes": {"received_at": format_instant(received)}, "reason": "核对"}
    call = calls.desk.patch(f"/calls/{call['id']}", said, call["version"]).get_json()
    readers = (calls.desk, county.desk(Role.ADMIN, county.brigade), county.desk(Role.SQUAD_LEADER))

    def read(members: str) -> list[list[str]]:
        return [[each["id"] for each in desk.get(f"/calls/{call['id']}").get_json()[members]] for desk in readers]

    assert read("proposed_tasks") == [[task["id"]], [], []]
    calls.desk.post(f"/calls/{call['id']}/tasks", {"task_id": task["id"]}, version=call["version"])
    assert read("tasks") == [[task["id"]], [], []]
    one = f"/calls/{call['id']}/tasks/{task['id']}"
    assert [told(desk.delete(one, 3)) for desk in readers[1:]] == [(403, "not_allowed"), (404, "not_found")]


def _scene(calls: Calls) -> dict[str, object]:
    return scene_of(calls.clock, form=None, vehicles=[])
