"""What those who were looked at say, what it comes to, and what the inspector's side decides."""

from __future__ import annotations

from typing import Any

import pytest

from app.kernel.actor import Role
from tests.desk import told
from tests.inspection.conftest import Watch, found


def test_a_problem_that_its_officer_accepts_needs_no_decision(watch: Watch) -> None:
    finding = watch.problem()
    assert watch.answer(finding, "accept")["status"] == "applied"
    assert watch.state(finding) == "accepted"


def test_an_explanation_is_seen_by_the_inspector_and_decided(watch: Watch) -> None:
    finding = watch.problem()
    cursor = watch.supervisor.get("/changes").get_json()["cursor"]
    assert watch.answer(finding, "explain", "警灯故障，已报修")["status"] == "applied"
    [change] = watch.supervisor.get("/changes", cursor=cursor).get_json()["changes"]
    [shown] = change["data"]["findings"]
    assert (shown["state"], [each["text"] for each in shown["answers"]]) == ("explained", ["警灯故障，已报修"])
    assert watch.decide(finding, "withdrawn", reason="报修属实").status_code == 200
    [after] = watch.shown(finding["inspection_id"])["findings"]
    assert (after["state"], after["reason"]) == ("withdrawn", "报修属实")


def test_an_explanation_needs_words(watch: Watch) -> None:
    assert watch.answer(watch.problem(), "explain", "  ")["code"] == "answer_empty"


def test_a_crews_problem_is_accepted_when_all_of_them_accept_it(watch: Watch) -> None:
    mate = watch.spine.phone()
    officers = [{"officer_id": str(each.officer_id), "call": None} for each in (watch.officer, mate)]
    finding = watch.problem(officers=officers)
    watch.answer(finding, "accept")
    assert watch.state(finding) == "open"
    watch.answer(finding, "accept", who=mate)
    assert watch.state(finding) == "accepted"


def test_what_concerns_the_whole_squad_its_leader_answers(watch: Watch) -> None:
    finding = watch.problem("staffing", officers=[])
    assert watch.answer(finding, "accept")["code"] == "not_found"
    leader = watch.spine.phone(Role.SQUAD_LEADER)
    assert "inspection" in {each["kind"] for each in leader.get("/changes").get_json()["changes"]}
    assert watch.answer(finding, "accept", who=leader)["status"] == "applied"
    assert watch.state(finding) == "accepted"


def test_nobody_answers_for_a_colleague_or_to_praise(watch: Watch) -> None:
    finding = watch.problem()
    assert watch.answer(finding, "accept", who=watch.spine.phone())["code"] == "not_found"
    receipt = watch.record(found("courtesy", "good"))
    [praise] = watch.shown(receipt["id"])["findings"]
    assert watch.answer(praise, "accept")["code"] == "not_found"


def test_an_answer_after_the_decision_is_kept_beside_it(watch: Watch) -> None:
    finding = watch.problem()
    watch.answer(finding, "explain", "在处理事故")
    watch.decide(finding, "upheld")
    assert watch.answer(finding, "explain", "有指令为证")["flags"] == ["answer_late"]
    [after] = watch.shown(finding["inspection_id"])["findings"]
    assert (after["state"], len(after["answers"])) == ("upheld", 2)


def test_nothing_is_upheld_before_its_officer_had_three_days_to_answer(watch: Watch) -> None:
    finding = watch.problem()
    assert told(watch.decide(finding, "upheld")) == (422, "finding_not_decidable")
    watch.clock.advance(minutes=3 * 24 * 60)
    assert watch.decide(finding, "upheld").status_code == 200
    assert told(watch.decide(finding, "upheld")) == (422, "finding_not_decidable")


def test_a_finding_that_is_changed_stays_and_another_stands_in_its_place(watch: Watch) -> None:
    finding = watch.problem("absent")
    watch.answer(finding, "explain", "迟到十分钟")
    assert watch.decide(finding, "changed", kind="late", verdict="bad").status_code == 200
    old, new = watch.shown(finding["inspection_id"])["findings"]
    assert (old["state"], new["kind"], new["state"], new["replaces_id"]) == ("changed", "late", "upheld", old["id"])
    history = watch.desk.get(f"/history/inspection/{finding['inspection_id']}").get_json()["entries"]
    [entry] = [each for each in history if each["action"] == "inspection.finding_changed"]
    assert (entry["before"], entry["after"]["changed_to"], entry["reason"]) == (
        {"state": "explained"},
        "late",
        "经核实",
    )


@pytest.mark.parametrize(
    "said", [{"kind": "late", "verdict": "good"}, {"kind": "mileage", "verdict": "bad"}, {}], ids=str
)
def test_it_is_not_changed_into_what_nobody_can_find(watch: Watch, said: dict[str, Any]) -> None:
    finding = watch.problem()
    assert told(watch.decide(finding, "changed", **said)) == (422, "finding_invalid")
    assert watch.state(finding) == "open"


def test_a_squads_leader_does_not_set_aside_what_the_brigade_found(watch: Watch) -> None:
    finding = watch.problem()
    leader = watch.spine.county.desk(Role.SQUAD_LEADER)
    assert told(watch.decide(finding, "withdrawn", leader)) == (403, "not_allowed")
    assert watch.shown(finding["inspection_id"], leader)["may_decide"] == []


def test_whoever_is_concerned_does_not_decide(watch: Watch) -> None:
    chief = watch.spine.phone(Role.BRIGADE_LEADER, unit_id=watch.spine.county.brigade)
    officers = [{"officer_id": str(chief.officer_id), "call": None}]
    finding = watch.problem(officers=officers, inspected_unit_id=str(watch.spine.county.brigade))
    assert chief.get(f"/inspections/{finding['inspection_id']}").get_json()["may_decide"] == []


def test_two_decisions_at_once_are_one(watch: Watch) -> None:
    finding = watch.problem()
    said = {"decision": "withdrawn", "reason": "看错"}
    path = f"/findings/{finding['id']}/decision"
    assert watch.desk.post(path, said, version=1).status_code == 200
    assert told(watch.desk.post(path, said, version=1)) == (422, "finding_not_decidable")
    other = watch.problem()
    assert told(watch.desk.post(f"/findings/{other['id']}/decision", said, version=7)) == (412, "version_conflict")
