"""上勤 and 下勤: said once, corrected and taken back; what comes late is kept, and nothing is closed silently."""

from __future__ import annotations

import json
from uuid import uuid4

from flask import Flask
from sqlalchemy import select

from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.database import db
from tests.shift.conftest import Out, make_out, start_of


def test_a_shift_runs_from_its_start_to_its_end(any_app: Flask, clock: ManualClock) -> None:
    out = make_out(any_app, clock)
    begun = out.start(crew_ids=[str(out.second.officer_id)], vehicle_id=out.car_id, note="城区")
    assert (begun["status"], begun["flags"], begun["record"]["kind"]) == ("applied", [], "shift_start")
    clock.advance(hours=4)
    ended = out.end(begun["id"])
    assert (ended["status"], ended["flags"]) == ("applied", [])
    [shift] = out.shown(out.first)
    assert (shift["id"], shift["end_id"], shift["vehicle_id"]) == (begun["id"], ended["id"], out.car_id)
    assert (shift["crew_ids"], shift["note"]) == ([str(out.second.officer_id)], "城区")
    assert (shift["started_at"], shift["ended_at"]) == ("2026-11-22T04:00:00.000Z", "2026-11-22T08:00:00.000Z")


def test_starting_while_another_shift_runs_is_refused_and_says_which(out: Out, clock: ManualClock) -> None:
    begun = out.start()
    clock.advance(minutes=30)
    again = out.start()
    assert (again["status"], again["code"]) == ("refused", "shift_running")
    assert again["params"] == {"since": "2026-11-22T04:00:00.000Z", "shift_id": begun["id"]}
    assert [each["id"] for each in out.on_duty()["shifts"]] == [begun["id"]]


def test_a_start_that_comes_hours_late_stands_beside_the_other_flagged(out: Out, clock: ManualClock) -> None:
    begun = out.start()
    clock.advance(hours=1)
    late = out.first.say("shift.start", start_of())
    clock.advance(hours=3)
    receipt = out.first.read(out.first.send(late)[0])
    assert (receipt["status"], receipt["flags"]) == ("applied", ["shift_overlaps"])
    assert {each["id"] for each in out.shown(out.first)} == {begun["id"], receipt["id"]}


def test_an_end_that_arrives_before_its_start_is_kept_and_finds_it(out: Out, clock: ManualClock) -> None:
    start = out.first.say("shift.start", start_of())
    clock.advance(hours=2)
    begun_id = out.first.phone.said[-1]["body"].split('"id":"')[1][:36]
    end = out.first.say("shift.end", {"shift_id": begun_id, "note": ""})
    ended = out.first.read(out.first.send(end)[0])
    assert (ended["status"], ended["flags"]) == ("applied", ["out_of_order"])
    assert out.shown(out.first) == []
    out.first.send(start)
    [shift] = out.shown(out.first)
    assert (shift["id"], shift["end_id"]) == (begun_id, ended["id"])


def test_nobody_ends_a_colleagues_shift(out: Out) -> None:
    assert out.end(out.start()["id"], out.second)["code"] == "not_found"


def test_a_second_end_is_kept_and_flagged_and_the_later_one_counts(out: Out, clock: ManualClock) -> None:
    begun = out.start()
    clock.advance(hours=1)
    out.end(begun["id"])
    clock.advance(hours=1)
    again = out.end(begun["id"])
    assert (again["status"], again["flags"]) == ("applied", ["out_of_order"])
    assert [each["end_id"] for each in out.shown(out.first)] == [again["id"]]


def test_a_correction_changes_crew_and_car_and_the_shift_stays_the_same(out: Out, clock: ManualClock) -> None:
    begun = out.start(crew_ids=[str(out.second.officer_id)])
    assert [each["id"] for each in out.shown(out.second)] == [begun["id"]]
    corrected = out.start(vehicle_id=out.car_id, supersedes=begun["id"])
    [shift] = out.shown(out.first)
    assert (shift["id"], shift["start_id"]) == (begun["id"], corrected["id"])
    assert (shift["crew_ids"], shift["vehicle_id"]) == ([], out.car_id)
    assert out.shown(out.second) == []
    clock.advance(hours=1)
    out.end(begun["id"])
    assert out.on_duty()["shifts"] == []


def test_an_end_may_name_any_start_of_its_shift(out: Out) -> None:
    begun = out.start()
    corrected = out.start(note="改车", supersedes=begun["id"])
    out.end(corrected["id"])
    assert [(each["id"], each["ended_at"] is None) for each in out.shown(out.first)] == [(begun["id"], False)]


def test_what_a_correction_replaced_can_not_be_corrected_again(out: Out) -> None:
    begun = out.start()
    out.start(note="一", supersedes=begun["id"])
    assert out.start(note="二", supersedes=begun["id"])["code"] == "already_superseded"


def test_a_start_taken_back_leaves_nobody_out_and_the_way_free(out: Out) -> None:
    begun = out.start(crew_ids=[str(out.second.officer_id)])
    taken = out.first.tell("shift.withdraw", {"command_id": begun["id"], "reason": "点错了"})
    assert taken["status"] == "applied"
    assert (out.shown(out.first), out.shown(out.second), out.on_duty()["shifts"]) == ([], [], [])
    assert out.start()["status"] == "applied"


def test_an_end_taken_back_lets_the_shift_go_on(out: Out) -> None:
    begun = out.start()
    ended = out.end(begun["id"])
    out.first.tell("shift.withdraw", {"command_id": ended["id"], "reason": "还没收队"})
    assert [each["id"] for each in out.on_duty()["shifts"]] == [begun["id"]]
    again = out.first.tell("shift.withdraw", {"command_id": ended["id"], "reason": "再来"})
    assert again["code"] == "already_withdrawn"


def test_nobody_takes_a_colleagues_start_back(out: Out) -> None:
    begun = out.start()
    assert out.second.tell("shift.withdraw", {"command_id": begun["id"], "reason": "x"})["code"] == "not_found"


def test_crew_and_car_must_be_known(out: Out) -> None:
    assert out.start(crew_ids=[str(uuid4())])["code"] == "crew_member_unknown"
    assert out.start(vehicle_id=str(uuid4()))["code"] == "vehicle_unknown"


def test_whoever_names_themselves_as_crew_is_out_once(out: Out) -> None:
    out.start(crew_ids=[str(out.first.officer_id)])
    assert [each["crew_ids"] for each in out.shown(out.first)] == [[]]


def test_saying_the_same_start_twice_gives_the_first_receipt(out: Out) -> None:
    said = out.first.say("shift.start", start_of())
    [first], [again] = out.first.send(said), out.first.send(said)
    assert (again["receipt"], again["replayed"]) == (first["receipt"], True)


def test_a_colleague_lent_from_another_squad_sees_that_they_are_out(out: Out) -> None:
    lent = out.spine.phone(unit_id=out.spine.county.other_squad)
    cursor = lent.get("/changes").get_json()["cursor"]
    begun = out.start(crew_ids=[str(lent.officer_id)])
    told = lent.get("/changes", cursor=cursor).get_json()["changes"]
    assert [(each["kind"], each["id"], each["op"]) for each in told] == [("shift", begun["id"], "put")]


def test_a_member_taken_out_of_the_crew_is_told_so(out: Out) -> None:
    begun = out.start(crew_ids=[str(out.second.officer_id)])
    cursor = out.second.get("/changes").get_json()["cursor"]
    out.start(supersedes=begun["id"])
    told = out.second.get("/changes", cursor=cursor).get_json()["changes"]
    assert [(each["kind"], each["op"]) for each in told] == [("shift", "drop")]


def test_the_audit_holds_what_a_correction_changed(out: Out) -> None:
    begun = out.start()
    out.start(vehicle_id=out.car_id, supersedes=begun["id"])
    with out.spine.app.app_context():
        told = select(AuditDetail.detail).join(AuditEntry, AuditEntry.seq == AuditDetail.seq)
        [detail] = db.session.execute(told.where(AuditEntry.action == "shift.corrected")).scalars()
    said = json.loads(detail)
    assert said["before"] == {"crew_ids": [], "vehicle_id": None}
    assert said["after"] == {"crew_ids": [], "vehicle_id": out.car_id}


def test_what_became_of_a_shift_is_its_leaders_to_read(out: Out) -> None:
    shift_id = out.start()["id"]
    out.first.tell("shift.withdraw", {"command_id": shift_id, "reason": "点错了"})
    leader = out.spine.leader
    entries = leader.get(f"/history/shift/{shift_id}").get_json()["entries"]
    assert [each["action"] for each in entries] == ["shift.withdrawn", "shift.started"]
    elsewhere = out.spine.county.desk(Role.SQUAD_LEADER, out.spine.county.other_squad)
    assert elsewhere.get(f"/history/shift/{shift_id}").status_code == 404
