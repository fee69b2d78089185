from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from app.accounts.tickets import issue_ticket
from app.dispatch.events import TaskSent
from app.kernel.actor import Role
from app.kernel.clock import format_instant
from app.kernel.command import Bus, Context
from app.kernel.house import EXTENSION
from tests.desk import told
from tests.dispatch.conftest import Centre, make_holder, task_of
from tests.duty.conftest import plan_of, post_of


def recipients(centre: Centre, **said: Any) -> set[str]:
    """Who gets a task."""
    return {r["officer_id"] for r in centre.task(centre.send(**{"officer_ids": [], **said}))["recipients"]}


def test_a_task_is_queued_in_the_hands_of_each_officer(any_centre: Centre) -> None:
    centre = any_centre
    task = centre.task(centre.send(centre.first, centre.second))
    assert [r["state"] for r in task["recipients"]] == ["queued", "queued"]
    assert (task["title"], task["urgency"], task["standing"]) == ("S242 两车相撞", "urgent", "open")
    assert task["created_at"] == format_instant(centre.clock.now())


def test_a_unit_stands_for_its_field_officers_and_those_below(centre: Centre) -> None:
    county = centre.county
    elsewhere = make_holder(county, centre.clock, county.other_squad)
    county.person(Role.SUPERVISOR)
    squad = {str(centre.first.officer_id), str(centre.second.officer_id)}
    assert recipients(centre, unit_ids=[str(county.squad)]) == squad
    assert recipients(centre, unit_ids=[str(county.brigade)]) == squad | {str(elsewhere.officer_id)}


def test_somebody_named_twice_gets_it_once(centre: Centre) -> None:
    named = [str(centre.first.officer_id)] * 2
    assert len(recipients(centre, officer_ids=named, unit_ids=[str(centre.county.squad)])) == 2


def test_on_duty_reaches_the_crew_that_is_out(centre: Centre) -> None:
    county = centre.county
    leader = county.desk(Role.SQUAD_LEADER)
    post_id = leader.post("/posts", post_of(county.squad)).get_json()["id"]
    crew = [str(centre.second.officer_id)]
    noon = {"starts": "11:00", "ends": "14:00", "officer_ids": crew}
    assert leader.post("/plans", plan_of(county.squad, post_id, **noon)).status_code == 201
    assert recipients(centre, unit_ids=[str(county.brigade)], on_duty=True) == set(crew)


def test_on_duty_reaches_the_whole_squad_where_no_crew_is_named(centre: Centre) -> None:
    county = centre.county
    leader = county.desk(Role.SQUAD_LEADER)
    post_id = leader.post("/posts", post_of(county.squad)).get_json()["id"]
    leader.post("/plans", plan_of(county.squad, post_id, starts="11:00", ends="14:00"))
    assert {str(centre.first.officer_id), str(centre.second.officer_id)} <= recipients(
        centre, unit_ids=[str(county.squad)], on_duty=True
    )


def test_on_duty_reaches_those_who_are_out_in_a_shift_and_their_crew(centre: Centre) -> None:
    out = {"crew_ids": [str(centre.second.officer_id)], "vehicle_id": None, "note": ""}
    now = centre.clock.now()
    signed = centre.first.phone.say("shift.start", out, now, ticket=issue_ticket(centre.house.ticket_key, now))
    begun = centre.deliver(centre.first, signed)
    make_holder(centre.county, centre.clock)  # at home
    both = {str(centre.first.officer_id), str(centre.second.officer_id)}
    assert recipients(centre, unit_ids=[str(centre.county.brigade)], on_duty=True) == both
    centre.clock.advance(hours=1)
    ended = {"shift_id": begun["id"], "note": ""}
    centre.deliver(centre.first, centre.first.phone.say("shift.end", ended, centre.clock.now()))
    nobody_out = task_of(unit_ids=[str(centre.county.brigade)], on_duty=True)
    assert told(centre.desk.post("/tasks", nobody_out)) == (422, "recipients_missing")


def test_a_task_for_nobody_is_refused(centre: Centre) -> None:
    assert told(centre.desk.post("/tasks", task_of())) == (422, "recipients_missing")
    nobody_out = task_of(unit_ids=[str(centre.county.squad)], on_duty=True)
    assert told(centre.desk.post("/tasks", nobody_out)) == (422, "recipients_missing")


def test_a_squad_leader_sends_to_the_own_squad_only(centre: Centre) -> None:
    county = centre.county
    leader = county.desk(Role.SQUAD_LEADER)
    stranger = make_holder(county, centre.clock, county.other_squad)
    own = task_of(officer_ids=[str(centre.first.officer_id)])
    assert leader.post("/tasks", own).status_code == 201
    foreign = task_of(officer_ids=[str(stranger.officer_id)])
    assert told(leader.post("/tasks", foreign)) == (422, "officer_unknown")
    assert told(leader.post("/tasks", task_of(unit_ids=[str(county.other_squad)]))) == (422, "unit_unknown")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.OUTREACH, Role.ADMIN])
def test_who_oversees_nobody_sends_nothing(centre: Centre, role: Role) -> None:
    task = task_of(officer_ids=[str(centre.first.officer_id)])
    assert told(centre.county.desk(role).post("/tasks", task)) == (403, "not_allowed")


def test_the_same_key_sends_once(centre: Centre) -> None:
    task = task_of(officer_ids=[str(centre.first.officer_id)])
    first, again = (centre.desk.post("/tasks", task, key="k1").get_json()["id"] for _ in range(2))
    assert first == again
    assert len(centre.desk.get("/tasks").get_json()["tasks"]) == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"post_id": str(uuid4())}, "post_unknown"),
        ({"section_id": str(uuid4())}, "section_unknown"),
        ({"chainage_m": 12300}, "request_invalid"),
        ({"latitude": 36.1}, "request_invalid"),
        ({"title": " "}, "request_invalid"),
        ({"urgency": "now"}, "request_invalid"),
        ({"officer_ids": [str(uuid4())]}, "officer_unknown"),
        ({"unit_ids": [str(uuid4())]}, "unit_unknown"),
    ],
)
def test_a_task_that_makes_no_sense_is_refused(centre: Centre, changes: dict[str, Any], code: str) -> None:
    task = task_of(**{"officer_ids": [str(centre.first.officer_id)], **changes})
    assert told(centre.desk.post("/tasks", task)) == (422, code)


def test_a_due_time_that_has_passed_is_refused(centre: Centre) -> None:
    task = task_of(officer_ids=[str(centre.first.officer_id)], due_at=format_instant(centre.clock.now()))
    assert told(centre.desk.post("/tasks", task)) == (422, "request_invalid")


def test_a_sent_task_says_whom_it_reaches(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[TaskSent] = []

    def hear(_context: Context, event: TaskSent) -> None:
        heard.append(event)

    bus = Bus(centre.house.bus.types, {TaskSent: (hear,)})
    monkeypatch.setitem(centre.county.app.extensions, EXTENSION, replace(centre.house, bus=bus))
    task_id = centre.send()
    assert [(str(e.task_id), e.officer_ids, e.urgency, e.title) for e in heard] == [
        (task_id, (centre.first.officer_id,), "urgent", "S242 两车相撞")
    ]


def test_recalling_ends_it_for_all_who_have_not_reported(any_centre: Centre) -> None:
    centre = any_centre
    task_id = centre.send(centre.first, centre.second)
    centre.say(centre.second, "acknowledge", task_id)
    centre.say(centre.second, "report_back", task_id, text="到场处置完毕", photos=[])
    answer = centre.desk.post(f"/tasks/{task_id}/recall", {"reason": "误报"})
    assert (answer.status_code, answer.get_json()["standing"]) == (200, "recalled")
    assert centre.state(task_id) == "recalled"
    assert centre.state(task_id, centre.second) == "reported"


def test_a_task_is_ended_once(centre: Centre) -> None:
    task_id = centre.send()
    centre.desk.post(f"/tasks/{task_id}/recall", {"reason": "误报"})
    again = centre.desk.post(f"/tasks/{task_id}/recall", {"reason": "误报"})
    assert told(again) == (422, "task_not_open")
    assert told(centre.desk.post(f"/tasks/{task_id}/close", {"note": ""})) == (422, "task_not_open")


def test_closing_needs_a_report(any_centre: Centre) -> None:
    centre = any_centre
    task_id = centre.send(centre.first, centre.second)
    assert told(centre.desk.post(f"/tasks/{task_id}/close", {"note": ""})) == (422, "task_not_reported")
    centre.say(centre.first, "acknowledge", task_id)
    centre.say(centre.first, "report_back", task_id, text="现场已撤除", photos=[])
    assert centre.desk.post(f"/tasks/{task_id}/close", {"note": "属实"}).get_json()["standing"] == "closed"
    assert (centre.state(task_id), centre.state(task_id, centre.second)) == ("done", "recalled")


def test_only_the_sender_and_those_over_the_senders_unit_end_a_task(centre: Centre) -> None:
    task_id = centre.send()
    leader = centre.county.desk(Role.SQUAD_LEADER)
    assert told(leader.post(f"/tasks/{task_id}/recall", {"reason": "误报"})) == (403, "not_allowed")
    stranger = centre.county.desk(Role.SQUAD_LEADER, centre.county.other_squad)
    assert told(stranger.post(f"/tasks/{task_id}/recall", {"reason": "误报"})) == (404, "not_found")
    chief = centre.county.desk(Role.BRIGADE_LEADER, centre.county.brigade)
    assert chief.post(f"/tasks/{task_id}/recall", {"reason": "误报"}).status_code == 200


def test_who_never_answered_by_the_due_time_has_let_it_expire(any_centre: Centre) -> None:
    centre = any_centre
    due_at = centre.clock.now() + timedelta(minutes=10)
    task_id = centre.send(centre.first, centre.second, due_at=format_instant(due_at))
    centre.say(centre.second, "acknowledge", task_id)
    expire = centre.house.jobs["dispatch.expire_tasks"]
    for minutes, state in ((9, "queued"), (2, "expired"), (1, "expired")):
        centre.clock.advance(minutes=minutes)
        with centre.county.app.app_context():
            expire(centre.clock, {})
        assert centre.state(task_id) == state
    assert centre.state(task_id, centre.second) == "acknowledged"
    assert [s["step"] for s in centre.task(task_id)["steps"]] == ["acknowledged", "expired"]
