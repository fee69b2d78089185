"""Credits follow the facts: a check-in, a late track, an exemption, a plan's change; each line names its records."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.assessment import reckoning
from app.assessment.facts import Facts, gather
from app.duty.service import RequirementInfo
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.database import db
from tests.assessment.conftest import DAY, END, START, Duty
from tests.phones import HERE
from tests.rows import changed_counts, row_counts
from tests.spine import metres_north, violation

LATER = END + timedelta(hours=3)
ELSEWHERE = (36.30, 115.95)


def evidence(duty: Duty, requirement: dict[str, Any]) -> set[tuple[str, str]]:
    """The records that a credit names."""
    return {(each["kind"], each["id"]) for each in duty.credit(requirement)["credit"]["evidence"]}


def test_before_its_end_a_requirement_is_not_yet_due(duty: Duty) -> None:
    due = duty.due()
    duty.spine.reckon()
    assert duty.told(due) == ("unknown", None, "not_yet_due")


def test_a_check_in_at_the_post_is_credited_and_named(any_duty: Duty) -> None:
    due = any_duty.due(tracked=False)
    any_duty.spine.clock.instant = START + timedelta(minutes=1)
    said = any_duty.check_in()
    any_duty.pass_time(END + timedelta(minutes=1))
    state, value, reason = any_duty.told(due)
    assert (state, value, reason) == ("credited", "1.0000", "present_by_check_in")
    assert evidence(any_duty, due) == {("check_in", said["id"])}


def test_without_a_possible_track_a_missing_check_in_is_unknown(duty: Duty) -> None:
    due = duty.due(tracked=False)
    duty.pass_time(LATER)
    assert duty.told(due) == ("unknown", None, "nobody_tracked")
    assert evidence(duty, due) == set()


def test_a_track_that_comes_three_hours_late_turns_unknown_into_the_truth(any_duty: Duty) -> None:
    due = any_duty.due()
    any_duty.pass_time(END + timedelta(minutes=1))
    assert any_duty.told(due) == ("unknown", None, "track_gap")
    any_duty.pass_time(LATER)
    any_duty.car.stay(*HERE, START, 60)
    any_duty.spine.reckon()
    assert any_duty.told(due) == ("credited", "1.0000", "present_by_track")
    assert evidence(any_duty, due) == {("track", any_duty.car.id)}


def test_a_line_at_nothing_names_the_track_that_shows_it(duty: Duty) -> None:
    due = duty.due()
    duty.pass_time(LATER)
    duty.car.stay(*ELSEWHERE, START, 60)
    duty.spine.reckon()
    assert duty.told(due) == ("credited", "0.0000", "elsewhere_by_track")
    (track,) = duty.tracks(due)
    assert track["vehicle_id"] == duty.car.id
    assert {(fix["latitude"], fix["longitude"]) for fix in track["fixes"]} == {ELSEWHERE}
    assert len(track["fixes"]) == 121


def test_a_check_in_beside_the_track_is_named_with_it(duty: Duty) -> None:
    due = duty.due()
    duty.spine.clock.instant = START + timedelta(minutes=1)
    said = duty.check_in()
    duty.pass_time(LATER)
    duty.car.stay(*HERE, START, 60)
    duty.spine.reckon()
    assert duty.told(due)[2] == "present_by_both"
    assert evidence(duty, due) == {("check_in", said["id"]), ("track", duty.car.id)}
    opened = duty.credit(due)
    assert [each["id"] for each in opened["check_ins"]] == [said["id"]]
    assert [each["id"] for each in opened["crew"]] == [str(duty.phone.officer_id)]
    assert (opened["requirement"]["id"], opened["post"]["id"]) == (due["id"], duty.spine.post_id)


def test_a_check_in_outside_claims_nothing_but_is_named(duty: Duty) -> None:
    due = duty.due(tracked=False)
    duty.spine.clock.instant = START + timedelta(minutes=1)
    said = duty.check_in(fix=metres_north(900, duty.spine.clock.now()))
    duty.pass_time(LATER)
    assert duty.told(due)[0] == "unknown"
    assert evidence(duty, due) == {("check_in", said["id"])}


def test_a_withdrawn_check_in_takes_its_credit_with_it(duty: Duty) -> None:
    due = duty.due(tracked=False)
    duty.spine.clock.instant = START + timedelta(minutes=1)
    said = duty.check_in()
    duty.pass_time(LATER)
    assert duty.told(due)[0] == "credited"
    duty.phone.tell("checkin.withdraw", {"command_id": said["id"], "reason": "点错了"})
    duty.spine.reckon()
    assert duty.told(due) == ("unknown", None, "nobody_tracked")
    assert evidence(duty, due) == set()


def test_a_check_in_that_was_said_offline_counts_when_it_comes(duty: Duty) -> None:
    due = duty.due(tracked=False)
    duty.spine.clock.instant = START + timedelta(minutes=1)
    said = duty.phone.say("checkin.check_in", {"post_id": duty.spine.post_id, "requirement_id": due["id"]})
    duty.pass_time(LATER)
    assert duty.told(due)[0] == "unknown"
    duty.phone.send(said)
    duty.spine.reckon()
    assert duty.told(due)[0] == "credited"


def test_an_exemption_makes_a_line_neutral_and_its_withdrawal_undoes_that(duty: Duty) -> None:
    due = duty.due()
    duty.pass_time(LATER)
    duty.car.stay(*ELSEWHERE, START, 60)
    path = f"/requirements/{due['id']}/exemptions"
    granted = duty.spine.centre.post(path, {"reason": "task", "note": "警卫任务"}).get_json()
    duty.spine.reckon()
    assert duty.told(due) == ("exempt", None, "exempt_task")
    assert ("exemption", granted["id"]) in evidence(duty, due)
    assert duty.credit(due)["exemptions"][0]["note"] == "警卫任务"
    assert duty.spine.centre.delete(f"/exemptions/{granted['id']}").status_code == 204
    duty.spine.reckon()
    assert duty.told(due) == ("credited", "0.0000", "elsewhere_by_track")


def test_a_plan_that_ends_takes_the_credits_of_what_was_still_to_come(duty: Duty) -> None:
    due = duty.due()
    duty.spine.reckon()
    assert duty.told(due)[0] == "unknown"
    plan = duty.spine.leader.get(f"/plans/{due['plan_id']}").get_json()
    assert duty.spine.leader.delete(f"/plans/{due['plan_id']}", plan["version"]).status_code == 204
    duty.spine.reckon()
    assert duty.supervisor.get(f"/credits/{due['id']}:presence_posts").status_code == 404


def test_reckoning_again_changes_nothing_and_is_not_audited(duty: Duty) -> None:
    duty.due()
    duty.pass_time(LATER)
    before = row_counts(duty.spine.app)
    duty.car.report()
    duty.spine.sweep()
    assert changed_counts(before, row_counts(duty.spine.app)).keys() <= {"job"}


def test_a_changed_credit_is_audited_with_what_it_was(duty: Duty) -> None:
    due = duty.due(tracked=False)
    duty.spine.reckon()
    duty.spine.clock.instant = START + timedelta(minutes=1)
    duty.check_in()
    duty.pass_time(LATER)
    with duty.spine.app.app_context():
        query = select(AuditDetail.detail).join(AuditEntry, AuditEntry.seq == AuditDetail.seq)
        query = query.where(AuditEntry.record_id == f"{due['id']}:presence_posts").order_by(AuditEntry.seq)
        told = [json.loads(detail) for detail in db.session.scalars(query)]
    assert [each["after"]["reason_code"] for each in told] == ["not_yet_due", "present_by_check_in"]
    assert [each["before"] for each in told] == [None, told[0]["after"]]


def test_a_violation_moves_no_credit(duty: Duty) -> None:
    duty.due(tracked=False)
    duty.pass_time(LATER)
    before = duty.supervisor.get("/credits", day=DAY).get_json()
    duty.phone.tell("violation.report", violation())
    duty.spine.sweep()
    assert duty.supervisor.get("/credits", day=DAY).get_json() == before


def test_coverage_of_a_section_follows_the_squads_cars(duty: Duty) -> None:
    road = {"kind": "section", "post_id": None, "section_id": duty.spine.section_id, "required_share": 0.9}
    due = duty.due(**road, officer_ids=[], tracked=False)
    duty.pass_time(LATER)
    duty.car.drive(115.78, 115.80, 36.11, START, 10)
    duty.spine.reckon()
    opened = duty.credit(due, "coverage_sections")
    assert opened["credit"]["reason_code"] == "covered_by_track"
    assert [track["vehicle_id"] for track in opened["tracks"]] == [duty.car.id]
    assert opened["section"]["id"] == duty.spine.section_id


def test_a_check_in_that_comes_while_its_requirement_is_reckoned_counts(
    any_duty: Duty, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = any_duty.due(tracked=False)
    any_duty.spine.clock.instant = START + timedelta(minutes=1)
    said = any_duty.phone.say("checkin.check_in", {"post_id": any_duty.spine.post_id, "requirement_id": due["id"]})
    any_duty.pass_time(LATER)
    any_duty.car.stay(*ELSEWHERE, START, 60)
    gathered: list[int] = []

    def gather_slowly(session: Session, standing: Sequence[RequirementInfo]) -> list[Facts]:
        found = gather(session, standing)
        session.rollback()
        if not gathered:
            any_duty.phone.send(said)
        gathered.append(len(found))
        return found

    monkeypatch.setattr(reckoning, "gather", gather_slowly)
    any_duty.spine.reckon()
    assert evidence(any_duty, due) == {("check_in", json.loads(said["body"])["id"])}
    assert len(gathered) > 1


def test_nobody_waits_behind_what_is_read_to_reckon(duty: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    writing: list[bool] = []

    def gather_watched(session: Session, standing: Sequence[RequirementInfo]) -> list[Facts]:
        with Path(f"{db.engine.url.database}.turn").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises where a writer holds it
        writing.append(False)
        return gather(session, standing)

    duty.due()
    monkeypatch.setattr(reckoning, "gather", gather_watched)
    duty.spine.reckon()
    assert writing
