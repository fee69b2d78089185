"""What becomes of a hazard at the desk: handed over, resolved, rejected, opened again, made a task; all of it kept."""

from __future__ import annotations

from typing import Any

import pytest

from app.kernel.actor import Role
from tests.desk import told
from tests.dispatch.conftest import task_of
from tests.hazard.conftest import Road


def test_a_hazard_is_handed_over_and_resolved_and_its_history_says_how(road: Road) -> None:
    hazard_id = road.report()["id"]
    handed = road.step(hazard_id, "handed_over", to_whom="公路部门", number="2026-118", note="电话已告知")
    assert handed.status_code == 200
    shown = handed.get_json()
    assert (shown["state"], shown["handed_to"], shown["handed_number"]) == ("handed_over", "公路部门", "2026-118")
    road.step(hazard_id, "resolved", note="已修补")
    shown = road.shown(hazard_id)
    assert (shown["state"], shown["handed_to"]) == ("resolved", "公路部门")
    assert [(each["step"], each["to_whom"], each["note"]) for each in shown["steps"]] == [
        ("handed_over", "公路部门", "电话已告知"),
        ("resolved", "", "已修补"),
    ]


@pytest.mark.parametrize(
    "said", [{"step": "handed_over"}, {"step": "rejected"}, {"step": "open", "note": "没有关过"}], ids=str
)
def test_a_step_that_does_not_fit_or_says_too_little_is_refused(road: Road, said: dict[str, Any]) -> None:
    hazard_id = road.report()["id"]
    assert told(road.step(hazard_id, **said)) == (422, "hazard_step_invalid")
    assert road.shown(hazard_id)["steps"] == []


def test_a_rejected_hazard_may_be_opened_again_with_a_reason(road: Road) -> None:
    hazard_id = road.report()["id"]
    road.step(hazard_id, "rejected", note="不在辖区")
    assert road.step(hazard_id, "open", note="经查在辖区内").status_code == 200
    assert road.shown(hazard_id)["state"] == "open"


def test_two_who_see_to_it_at_once_do_not_overwrite_each_other(road: Road) -> None:
    hazard_id = road.report()["id"]
    road.step(hazard_id, "handed_over", to_whom="公路部门")
    assert told(road.step(hazard_id, "resolved", version=1)) == (412, "version_conflict")


def test_a_task_made_of_a_hazard_remembers_it_and_the_hazard_remembers_the_task(road: Road) -> None:
    hazard_id = road.report()["id"]
    officer = str(road.phone.officer_id)
    said = task_of(officer_ids=[officer], origin_kind="hazard", origin_id=hazard_id)
    made = road.spine.leader.post("/tasks", said)
    assert made.status_code == 201, made.get_json()
    task = made.get_json()
    assert (task["origin_kind"], task["origin_id"]) == ("hazard", hazard_id)
    shown = road.shown(hazard_id)
    assert [(each["step"], each["task_id"]) for each in shown["steps"]] == [("task", task["id"])]
    assert shown["state"] == "open"


def test_nobody_makes_a_task_of_a_hazard_that_they_do_not_see(road: Road) -> None:
    hazard_id = road.report()["id"]
    stranger = road.spine.phone(unit_id=road.spine.county.other_squad)
    said = task_of(officer_ids=[str(stranger.officer_id)], origin_kind="hazard", origin_id=hazard_id)
    leader = road.spine.county.desk(Role.SQUAD_LEADER, road.spine.county.other_squad)
    assert told(leader.post("/tasks", said)) == (404, "not_found")
    assert road.shown(hazard_id)["steps"] == []


def test_an_origin_has_both_its_kind_and_its_id(road: Road) -> None:
    said = task_of(officer_ids=[str(road.phone.officer_id)], origin_kind="hazard")
    assert road.spine.leader.post("/tasks", said).status_code == 422
