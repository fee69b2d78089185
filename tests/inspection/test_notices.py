"""通报: drafted from what is settled, edited, numbered when issued, and then the same for good."""

from __future__ import annotations

from typing import Any

from app.kernel.actor import Role
from tests.desk import told
from tests.inspection.conftest import Watch, found


def settled(watch: Watch) -> list[str]:
    """A praise and an accepted problem at the post; the findings' ids."""
    receipt = watch.record(found("lights", "bad"), found("courtesy", "good"), post_id=watch.spine.post_id)
    findings = watch.shown(receipt["id"])["findings"]
    watch.answer(findings[0], "accept")
    return [each["id"] for each in findings]


def drafted(watch: Watch, finding_ids: list[str], unit_id: Any = None) -> Any:
    """The brigade's supervisor drafts a notice."""
    unit = str(unit_id or watch.spine.county.brigade)
    return watch.desk.post("/inspection-notices", {"unit_id": unit, "finding_ids": finding_ids})


def issued(watch: Watch, notice: dict[str, Any]) -> dict[str, Any]:
    """It is issued."""
    answer = watch.desk.post(f"/inspection-notices/{notice['id']}/issue", {}, version=notice["version"])
    assert answer.status_code == 200, answer.get_json()
    found_now: dict[str, Any] = answer.get_json()
    return found_now


def test_a_draft_tells_what_was_found_by_unit_and_place_and_names_nobody(watch: Watch) -> None:
    answer = drafted(watch, settled(watch))
    assert answer.status_code == 201, answer.get_json()
    notice = answer.get_json()
    assert (notice["state"], notice["number"]) == ("draft", None)
    assert notice["title"] == "关于11月22日勤务督导情况的通报"
    assert notice["problems"].startswith("1．11月22日12时00分，")
    assert notice["problems"].endswith("狮子楼路口巡逻未开启警灯。")
    assert notice["praise"].endswith("执法规范文明。")
    assert [(each["inspections"], each["good"], each["bad"]) for each in notice["comparison"]] == [(1, 1, 1)]
    names = [str(watch.officer.officer_id)]
    assert not any(name in notice[part] for part in ("lead", "praise", "problems", "demands") for name in names)


def test_what_one_look_found_good_stands_in_one_line(watch: Watch) -> None:
    seen = [found(kind, "good") for kind in ("lights", "car", "officers", "courtesy")]
    findings = watch.shown(watch.record(*seen, post_id=watch.spine.post_id)["id"])["findings"]
    notice = drafted(watch, [*(each["id"] for each in findings), *settled(watch)]).get_json()
    assert [line.count("、") for line in notice["praise"].splitlines()] == [3, 0]
    assert notice["problems"].count("\n") == 0


def test_what_is_still_to_be_answered_is_in_no_notice(watch: Watch) -> None:
    assert told(drafted(watch, [watch.problem()["id"]])) == (422, "finding_not_settled")
    assert watch.desk.get("/inspection-notices").get_json() == []


def test_a_notice_takes_the_next_number_of_the_year_when_it_is_issued_and_stays(watch: Watch) -> None:
    first, second = (drafted(watch, settled(watch)).get_json() for _ in range(2))
    edited = watch.desk.patch(f"/inspection-notices/{second['id']}", {"demands": "立即整改。"}, second["version"])
    assert (issued(watch, edited.get_json())["number"], issued(watch, first)["number"]) == (1, 2)
    now = watch.desk.get(f"/inspection-notices/{second['id']}").get_json()
    assert (now["demands"], now["year"], now["issued_on"]) == ("立即整改。", 2026, "2026-11-22")
    again = watch.desk.patch(f"/inspection-notices/{second['id']}", {"demands": "改了"}, now["version"])
    assert told(again) == (422, "notice_issued")


def test_other_findings_compose_the_lists_anew_and_keep_what_people_wrote(watch: Watch) -> None:
    ids = settled(watch)
    notice = drafted(watch, ids).get_json()
    changes = {"title": "夜间督导通报", "finding_ids": ids[1:]}
    changed = watch.desk.patch(f"/inspection-notices/{notice['id']}", changes, notice["version"]).get_json()
    assert (changed["title"], changed["problems"]) == ("夜间督导通报", "未发现突出问题。")
    assert changed["comparison"][0]["bad"] == 0


def test_what_no_longer_stands_keeps_a_draft_from_being_issued(watch: Watch) -> None:
    finding = watch.problem()
    watch.answer(finding, "accept")
    notice = drafted(watch, [finding["id"]]).get_json()
    watch.decide(finding, "withdrawn")
    answer = watch.desk.post(f"/inspection-notices/{notice['id']}/issue", {}, version=notice["version"])
    assert told(answer) == (422, "finding_not_settled")


def test_a_squads_leader_reads_it_once_it_is_issued_and_sees_only_the_own_squads_persons(watch: Watch) -> None:
    other = watch.payload(found("service", "good"), inspected_unit_id=str(watch.spine.county.other_squad), officers=[])
    elsewhere = watch.desk.post("/inspections", other).get_json()["findings"][0]["id"]
    notice = drafted(watch, [*settled(watch), elsewhere]).get_json()
    leader = watch.spine.county.desk(Role.SQUAD_LEADER)
    path = f"/inspection-notices/{notice['id']}"
    assert (leader.get(path).status_code, leader.get("/inspection-notices").get_json()) == (404, [])
    issued(watch, notice)
    seen = leader.get(path).get_json()
    assert len(seen["comparison"]) == 2  # squads may be compared
    assert [each["inspected_unit_id"] for each in seen["inspections"]] == [str(watch.squad)]
    assert told(leader.post(f"{path}/withdrawal", {"reason": "x"}, version=seen["version"])) == (403, "not_allowed")


def test_a_withdrawn_notice_keeps_its_number_and_says_why(watch: Watch) -> None:
    notice = issued(watch, drafted(watch, settled(watch)).get_json())
    path = f"/inspection-notices/{notice['id']}"
    gone = watch.desk.post(f"{path}/withdrawal", {"reason": "数据有误"}, version=notice["version"]).get_json()
    assert (gone["state"], gone["number"], gone["withdrawn_reason"]) == ("withdrawn", 1, "数据有误")
    assert told(watch.desk.post(f"{path}/withdrawal", {"reason": "再撤"}, version=gone["version"])) == (
        422,
        "already_withdrawn",
    )
    assert issued(watch, drafted(watch, settled(watch)).get_json())["number"] == 2


def test_the_findings_of_another_brigade_are_no_concern(watch: Watch) -> None:
    assert told(drafted(watch, settled(watch), watch.spine.county.other_squad)) == (422, "finding_unknown")
