"""督导: recorded in one go on a phone or at the desk; good, bad, and what nobody saw."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.signing import sha256_hex
from tests.desk import told
from tests.inspection.conftest import Watch, found, make_watch
from tests.photos.pictures import jpeg


def test_what_was_seen_is_kept_and_only_what_is_bad_waits_for_an_answer(any_app: Flask, clock: ManualClock) -> None:
    watch = make_watch(any_app, clock)
    seen = (found("lights", "bad"), found("car", "good"), found("vest", "unseen"), found("courtesy", "good"))
    receipt = watch.record(*seen, post_id=watch.spine.post_id, note="晚高峰")
    assert (receipt["status"], receipt["flags"], receipt["record"]["kind"]) == ("applied", [], "inspection")
    shown = watch.shown(receipt["id"])
    assert [(each["kind"], each["state"]) for each in shown["findings"]] == [
        ("lights", "open"),
        ("car", "noted"),
        ("vest", "noted"),
        ("courtesy", "noted"),
    ]
    assert (shown["post_id"], shown["is_roll_call"], shown["duty_day"]) == (watch.spine.post_id, False, "2026-11-22")


def test_the_desk_records_the_same(watch: Watch) -> None:
    answer = watch.desk.post("/inspections", watch.payload(found("belts", "bad"), means="video"))
    assert (answer.status_code, answer.get_json()["means"]) == (201, "video")
    listed = watch.desk.get("/inspections", means="video", verdict="bad").get_json()["inspections"]
    assert [each["id"] for each in listed] == [answer.get_json()["id"]]


def test_a_photo_is_taken_where_it_helps_and_the_officer_sees_it(watch: Watch) -> None:
    photo = jpeg()
    said = {"digest": sha256_hex(photo), "size_bytes": len(photo), "media_type": "image/jpeg", "source": "camera"}
    receipt = watch.supervisor.tell(
        "inspection.record", {**watch.payload(found("signs", "bad")), "photos": [{**said, "camera": None}]}
    )
    watch.supervisor.upload(photo)
    [link] = watch.shown(receipt["id"])["photos"]
    assert watch.officer.get(f"/photo-links/{link['id']}").status_code == 200
    assert watch.spine.phone().get(f"/photo-links/{link['id']}").status_code == 404


def test_a_whole_squad_is_called_by_radio_in_one_go(watch: Watch) -> None:
    people = [watch.spine.phone() for _ in range(3)]
    calls = ["answered", "not_answered", "not_asked"]
    officers = [{"officer_id": str(phone.officer_id), "call": call} for phone, call in zip(people, calls, strict=True)]
    receipt = watch.record(means="radio", officers=officers)
    shown = watch.shown(receipt["id"])
    assert (shown["is_roll_call"], [each["call"] for each in shown["officers"]]) == (True, calls)
    assert shown["findings"] == []  # no answer on the radio is no finding: it may have had no signal
    assert people[2].get(f"/inspections/{receipt['id']}").status_code == 404  # whom nobody called, nobody looked at
    seen = people[0].get(f"/inspections/{receipt['id']}").get_json()
    assert [each["officer_id"] for each in seen["officers"]] == [str(people[0].officer_id)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"findings": [found("late", "good")]}, "finding_invalid"),
        ({"findings": [found("courtesy", "bad")]}, "finding_invalid"),
        ({"findings": [found("sign_in", "bad")]}, "finding_invalid"),
        ({"findings": [found("lights", "bad"), found("lights", "good")]}, "finding_invalid"),
        ({"findings": [found("late", "bad", str(uuid4()))]}, "finding_invalid"),
        ({"officers": [{"officer_id": str(uuid4()), "call": None}]}, "officer_unknown"),
        ({"post_id": str(uuid4())}, "post_unknown"),
        ({"section_id": str(uuid4())}, "section_unknown"),
        ({"requirement_id": str(uuid4())}, "requirement_unknown"),
        ({"means": "drone"}, "payload_invalid"),
    ],
)
def test_what_nobody_can_find_is_refused(watch: Watch, said: dict[str, Any], code: str) -> None:
    assert watch.record(**said)["code"] == code
    assert watch.desk.get("/inspections").get_json()["inspections"] == []


def test_nobody_inspects_themself_by_name_or_by_their_duty(watch: Watch) -> None:
    leader = watch.spine.phone(Role.SQUAD_LEADER)
    said = {**watch.payload(found("lights", "good"), who=leader), "photos": []}
    assert leader.tell("inspection.record", said)["code"] == "inspection_of_oneself"
    plan = watch.spine.plan(officer_ids=[str(leader.officer_id)])
    due = watch.spine.requirement(plan)["id"]
    said = {**watch.payload(officers=[], requirement_id=due), "photos": []}
    assert leader.tell("inspection.record", said)["code"] == "inspection_of_oneself"


def test_a_squads_leader_inspects_the_own_squad_and_no_other(watch: Watch) -> None:
    leader = watch.spine.phone(Role.SQUAD_LEADER)
    said = {**watch.payload(found("lights", "good")), "photos": []}
    assert leader.tell("inspection.record", said)["status"] == "applied"
    other = {**said, "inspected_unit_id": str(watch.spine.county.other_squad), "officers": []}
    assert leader.tell("inspection.record", other)["code"] == "not_allowed"


def test_an_officer_does_not_inspect(watch: Watch) -> None:
    said = {**watch.payload(), "photos": []}
    assert watch.spine.phone().tell("inspection.record", said)["code"] == "not_allowed"


def test_it_is_corrected_until_somebody_answered(watch: Watch) -> None:
    first = watch.record(found("lights", "bad"))
    second = watch.record(found("lights", "good"), supersedes=first["id"])
    assert watch.shown(first["id"])["superseded_by"] == second["id"]
    listed = watch.desk.get("/inspections").get_json()["inspections"]
    assert [each["id"] for each in listed] == [second["id"]]
    finding = watch.problem("vest")
    watch.answer(finding, "explain", "已随身携带")
    assert watch.record(found("vest", "good"), supersedes=finding["inspection_id"])["code"] == "inspection_answered"
    back = watch.supervisor.tell("inspection.withdraw", {"command_id": finding["inspection_id"], "reason": "看错"})
    assert back["code"] == "inspection_answered"


def test_it_is_taken_back_with_a_reason_and_leaves_the_phone_that_it_was_told_to(watch: Watch) -> None:
    receipt = watch.record(found("lights", "bad"))
    cursor = watch.officer.get("/changes").get_json()["cursor"]
    watch.supervisor.tell("inspection.withdraw", {"command_id": receipt["id"], "reason": "看错了车"})
    assert watch.shown(receipt["id"])["withdrawn_reason"] == "看错了车"
    dropped = watch.officer.get("/changes", cursor=cursor).get_json()["changes"]
    assert [(each["kind"], each["op"]) for each in dropped] == [("inspection", "drop")]


def test_the_desk_takes_back_what_it_recorded_itself(watch: Watch) -> None:
    made = watch.desk.post("/inspections", watch.payload(found("lights", "bad"))).get_json()
    taken = watch.desk.post(f"/inspections/{made['id']}/withdrawal", {"reason": "重复登记"})
    assert (taken.status_code, taken.get_json()["withdrawn_reason"]) == (200, "重复登记")
    theirs = watch.record(found("lights", "bad"))["id"]
    assert told(watch.desk.post(f"/inspections/{theirs}/withdrawal", {"reason": "x"})) == (404, "not_found")


def test_the_officer_sees_what_concerns_them_and_not_a_colleagues_part(watch: Watch) -> None:
    colleague = watch.spine.phone()
    officers = [{"officer_id": str(each.officer_id), "call": None} for each in (watch.officer, colleague)]
    own = found("vest", "bad", str(watch.officer.officer_id))
    theirs = found("late", "bad", str(colleague.officer_id))
    receipt = watch.record(own, theirs, found("car", "good"), officers=officers)
    [change] = [each for each in watch.officer.get("/changes").get_json()["changes"] if each["kind"] == "inspection"]
    assert [each["kind"] for each in change["data"]["findings"]] == ["vest", "car"]
    assert watch.spine.phone().get(f"/inspections/{receipt['id']}").status_code == 404


def test_saying_it_twice_makes_one_inspection(watch: Watch) -> None:
    said = watch.supervisor.say("inspection.record", {**watch.payload(found("car", "good")), "photos": []})
    [first], [again] = watch.supervisor.send(said), watch.supervisor.send(said)
    assert (again["receipt"], again["replayed"]) == (first["receipt"], True)
    assert len(watch.desk.get("/inspections").get_json()["inspections"]) == 1


def test_the_same_problem_at_the_post_or_with_the_crew_within_a_month_is_told_as_repeated(watch: Watch) -> None:
    watch.problem("lights", post_id=watch.spine.post_id, officers=[])
    watch.clock.advance(minutes=60 * 24 * 12)
    again = watch.problem("lights", post_id=watch.spine.post_id)
    watch.clock.advance(minutes=60 * 24 * 10)
    elsewhere = watch.problem("lights")
    other_kind = watch.problem("belts", post_id=watch.spine.post_id)
    assert [each["occurrence"] for each in (again, elsewhere, other_kind)] == [2, 2, 1]
