"""整改: something to be mended until a day, by somebody; reported done, confirmed, sent back; overdue is shown."""

from __future__ import annotations

from typing import Any

import pytest

from app.kernel.actor import Role
from tests.desk import desk_of, told
from tests.inspection.conftest import Watch

DUE = "2026-11-25"


def demanded(watch: Watch, **said: Any) -> dict[str, Any]:
    """The supervisor has something mended until the 25th, by the officer."""
    whom = {"unit_id": str(watch.squad), "finding_id": None, "officer_id": str(watch.officer.officer_id)}
    answer = watch.desk.post("/rectifications", {**whom, "text": "修复警灯", "due_on": DUE, **said})
    assert answer.status_code == 201, answer.get_json()
    made: dict[str, Any] = answer.get_json()
    return made


def shown(watch: Watch, made: dict[str, Any]) -> dict[str, Any]:
    """The rectification as the desk sees it."""
    found: dict[str, Any] = watch.desk.get(f"/rectifications/{made['id']}").get_json()
    return found


def step(watch: Watch, made: dict[str, Any], step_: str, **said: Any) -> Any:
    """The supervisor takes a step."""
    version = shown(watch, made)["version"]
    return watch.desk.post(f"/rectifications/{made['id']}/steps", {"step": step_, **said}, version=version)


def test_the_officer_reports_from_the_phone_and_the_supervisor_confirms(watch: Watch) -> None:
    finding = watch.problem()
    made = demanded(watch, finding_id=finding["id"])
    kinds = {each["kind"] for each in watch.officer.get("/changes").get_json()["changes"]}
    assert "rectification" in kinds
    said = {"rectification_id": made["id"], "text": "已更换灯具"}
    assert watch.officer.tell("inspection.report_rectified", said)["status"] == "applied"
    assert (shown(watch, made)["state"], shown(watch, made)["report_text"]) == ("reported", "已更换灯具")
    assert step(watch, made, "confirmed").get_json()["state"] == "confirmed"
    assert watch.officer.tell("inspection.report_rectified", said)["code"] == "rectification_closed"
    [of_finding] = watch.shown(finding["inspection_id"])["rectifications"]
    assert of_finding["id"] == made["id"]


def test_it_is_overdue_on_the_day_after_and_no_more_once_reported(watch: Watch) -> None:
    made = demanded(watch)
    watch.clock.advance(minutes=3 * 24 * 60)
    assert shown(watch, made)["is_overdue"] is False
    watch.clock.advance(minutes=24 * 60)
    assert shown(watch, made)["is_overdue"] is True
    watch.officer.tell("inspection.report_rectified", {"rectification_id": made["id"], "text": ""})
    assert shown(watch, made)["is_overdue"] is False


def test_it_is_sent_back_or_given_another_day_with_a_reason(watch: Watch) -> None:
    made = demanded(watch)
    assert told(step(watch, made, "moved", due_on="2026-11-30")) == (422, "rectification_step_invalid")
    assert step(watch, made, "moved", due_on="2026-11-30", note="配件未到").get_json()["due_on"] == "2026-11-30"
    watch.officer.tell("inspection.report_rectified", {"rectification_id": made["id"], "text": "好了"})
    assert told(step(watch, made, "returned")) == (422, "rectification_step_invalid")
    assert step(watch, made, "returned", note="仍不亮").get_json()["state"] == "open"
    assert step(watch, made, "cancelled", note="车辆报废").get_json()["state"] == "cancelled"
    assert told(step(watch, made, "confirmed")) == (422, "rectification_step_invalid")


def test_nobody_reports_what_another_is_to_mend_and_nobody_confirms_their_own(watch: Watch) -> None:
    made = demanded(watch)
    said = {"rectification_id": made["id"], "text": ""}
    assert watch.spine.phone().tell("inspection.report_rectified", said)["code"] == "not_found"
    assert told(step(watch, made, "reported")) == (403, "not_allowed")
    leader = watch.spine.phone(Role.SQUAD_LEADER)
    theirs = demanded(watch, officer_id=str(leader.officer_id))
    own = desk_of(watch.spine.app, leader.officer_id)
    path = f"/rectifications/{theirs['id']}/steps"
    assert told(own.post(path, {"step": "confirmed"}, version=1)) == (403, "not_allowed")
    assert own.post(path, {"step": "reported", "note": "已修"}, version=1).get_json()["state"] == "reported"


def test_what_the_whole_squad_is_to_mend_its_leader_reports(watch: Watch) -> None:
    made = demanded(watch, officer_id=None)
    said = {"rectification_id": made["id"], "text": "已整改"}
    assert watch.officer.tell("inspection.report_rectified", said)["code"] == "not_found"
    assert watch.spine.phone(Role.SQUAD_LEADER).tell("inspection.report_rectified", said)["status"] == "applied"


@pytest.mark.parametrize(
    ("said", "code"),
    [({"due_on": "2026-11-20"}, "rectification_day_past"), ({"officer_id": "0" * 32}, "officer_unknown")],
)
def test_a_day_in_the_past_and_a_stranger_are_refused(watch: Watch, said: dict[str, Any], code: str) -> None:
    whole = {"unit_id": str(watch.squad), "finding_id": None, "officer_id": None, "text": "x", "due_on": DUE, **said}
    assert told(watch.desk.post("/rectifications", whole)) == (422, code)


def test_only_a_standing_problem_of_the_unit_is_to_be_mended(watch: Watch) -> None:
    finding = watch.problem()
    watch.decide(finding, "withdrawn")
    said = {"unit_id": str(watch.squad), "finding_id": finding["id"], "officer_id": None, "text": "x", "due_on": DUE}
    assert told(watch.desk.post("/rectifications", said)) == (422, "finding_unknown")


def test_the_list_has_the_first_due_first_and_one_state(watch: Watch) -> None:
    later, sooner = demanded(watch, due_on="2026-11-28"), demanded(watch)
    listed = watch.desk.get("/rectifications", unit=str(watch.squad)).get_json()
    assert [each["id"] for each in listed] == [sooner["id"], later["id"]]
    assert watch.desk.get("/rectifications", state="confirmed").get_json() == []
