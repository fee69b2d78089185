from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from app.accounts.service import actor_of
from app.dispatch.bands import load_bands
from app.dispatch.service import note_sent
from app.kernel.actor import Role
from app.kernel.database import db, write_transaction
from app.kernel.feed import Reader
from tests.desk import told
from tests.dispatch.conftest import Centre, Holder, make_holder


def fed(centre: Centre, holder: Holder, ids: list[str] | None = None) -> dict[str, Any]:
    """What an officer's phone gets of tasks: all, or some ids."""
    with centre.county.app.app_context():
        reader = Reader(db.session(), actor_of(db.session(), holder.officer_id), centre.clock.now())
        feed = centre.house.feeds["task"]
        return dict(feed.snapshot(reader) if ids is None else feed.load(reader, ids))


def test_a_phone_gets_the_own_tasks_with_the_own_state_only(any_centre: Centre) -> None:
    centre = any_centre
    task_id = centre.send(centre.first, centre.second)
    theirs = centre.send(centre.second)
    shown = fed(centre, centre.first)
    assert list(shown) == [task_id]
    assert [r["officer_id"] for r in shown[task_id]["recipients"]] == [str(centre.first.officer_id)]
    assert fed(centre, centre.first, [task_id, theirs]) == shown


def test_a_recalled_task_stays_on_the_phone_as_recalled(centre: Centre) -> None:
    task_id = centre.send()
    centre.desk.post(f"/tasks/{task_id}/recall", {"reason": "误报"})
    shown = fed(centre, centre.first)[task_id]
    assert (shown["standing"], shown["recalled_reason"]) == ("recalled", "误报")
    assert shown["recipients"][0]["state"] == "recalled"


def test_a_task_leaves_the_phone_after_fourteen_days(centre: Centre) -> None:
    task_id = centre.send()
    centre.clock.advance(days=14)
    assert list(fed(centre, centre.first)) == [task_id]
    centre.clock.advance(seconds=1)
    assert fed(centre, centre.first) == {}
    assert fed(centre, centre.first, [task_id]) == {}


def test_a_sent_task_comes_with_the_next_changes_to_its_recipient_only(centre: Centre) -> None:
    cursors = {h.officer_id: h.desk.get("/changes").get_json()["cursor"] for h in (centre.first, centre.second)}
    task_id = centre.send(centre.first)
    put, dropped = (
        h.desk.get("/changes", cursor=cursors[h.officer_id]).get_json()["changes"]
        for h in (centre.first, centre.second)
    )
    assert [(c["kind"], c["id"], c["op"]) for c in put] == [("task", task_id, "put")]
    assert [(c["op"], c["data"]) for c in dropped] == [("drop", None)]


def test_a_recipient_reads_the_task_without_the_others(centre: Centre) -> None:
    task_id = centre.send(centre.first, centre.second)
    centre.say(centre.second, "acknowledge", task_id)
    shown = centre.first.desk.get(f"/tasks/{task_id}").get_json()
    assert [r["officer_id"] for r in shown["recipients"]] == [str(centre.first.officer_id)]
    assert shown["steps"] == []


def test_a_squad_leader_follows_what_the_own_officers_were_sent(centre: Centre) -> None:
    county = centre.county
    elsewhere = make_holder(county, centre.clock, county.other_squad)
    task_id = centre.send(centre.first, elsewhere)
    leader = county.desk(Role.SQUAD_LEADER)
    (task,) = leader.get("/tasks").get_json()["tasks"]
    assert [r["officer_id"] for r in task["recipients"]] == [str(centre.first.officer_id)]
    assert leader.get(f"/tasks/{task_id}").status_code == 200


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMIN, Role.SQUAD_LEADER])
def test_a_task_is_not_there_for_anybody_else(centre: Centre, role: Role) -> None:
    task_id = centre.send()
    stranger = centre.county.desk(role, centre.county.other_squad)
    assert told(stranger.get(f"/tasks/{task_id}")) == (404, "not_found")
    assert stranger.get("/tasks").get_json()["tasks"] == []


def test_tasks_are_listed_newest_first_by_unit_and_standing_in_pages(centre: Centre) -> None:
    county = centre.county
    ids = []
    for _ in range(3):
        ids.append(centre.send())
        centre.clock.advance(seconds=1)
    centre.desk.post(f"/tasks/{ids[1]}/recall", {"reason": "误报"})
    page = centre.desk.get("/tasks", limit=2).get_json()
    assert [task["id"] for task in page["tasks"]] == [ids[2], ids[1]]
    rest = centre.desk.get("/tasks", before=page["next"]).get_json()
    assert ([task["id"] for task in rest["tasks"]], rest["next"]) == ([ids[0]], None)
    recalled = centre.desk.get("/tasks", state="recalled").get_json()["tasks"]
    assert [task["id"] for task in recalled] == [ids[1]]
    assert len(centre.desk.get("/tasks", unit=str(county.squad)).get_json()["tasks"]) == 3
    assert centre.desk.get("/tasks", unit=str(county.other_squad)).get_json()["tasks"] == []
    assert told(centre.desk.get("/tasks", before="yesterday")) == (422, "request_invalid")


def test_timings_fall_into_the_bands_of_the_reference(centre: Centre) -> None:
    task_id = centre.send()
    for verb, seconds in (("acknowledge", 30), ("set_out", 301), ("arrive", 600)):
        centre.clock.advance(seconds=seconds)
        centre.say(centre.first, verb, task_id)
    centre.clock.advance(seconds=15_000)
    centre.say(centre.first, "report_back", task_id, text="完毕", photos=[])
    task = centre.task(task_id)
    (timed,) = task["timings"]
    assert [(s["stage"], s["seconds"], s["band"]) for s in timed["stages"]] == [
        ("acknowledged", 30, 0),
        ("set_out", 301, 1),
        ("reported", 15_000, 4),
    ]
    assert [bands["label"] for bands in task["bands"]] == ["签收", "出警", "反馈"]


def test_a_clock_that_is_not_certain_gives_no_timing(centre: Centre) -> None:
    task_id = centre.send()
    signed = centre.first.phone.say("dispatch.acknowledge", {"task_id": task_id}, centre.clock.now())
    centre.deliver(centre.first, signed)
    (timed,) = centre.task(task_id)["timings"]
    assert [(s["seconds"], s["band"]) for s in timed["stages"]] == [(None, None)]


def test_every_band_names_its_source() -> None:
    assert all(bands.source and bands.confidence == "high" for bands in load_bands())


def test_a_task_handed_to_a_road_is_sent(centre: Centre) -> None:
    task_id = centre.send(centre.first, centre.second)
    with centre.county.app.app_context(), write_transaction() as session:
        note_sent(session, centre.clock.now(), UUID(task_id), [centre.first.officer_id], "push")
    assert (centre.state(task_id), centre.state(task_id, centre.second)) == ("sent", "queued")
    assert [(s["step"], s["road"]) for s in centre.task(task_id)["steps"]] == [("sent", "push")]


def test_a_later_word_reaches_who_reads_now(centre: Centre) -> None:
    task_id = centre.send()
    centre.clock.advance(hours=1)
    centre.say(centre.first, "acknowledge", task_id)
    assert fed(centre, centre.first)[task_id]["recipients"][0]["state"] == "acknowledged"
