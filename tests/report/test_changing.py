"""``POST /reports/daily/changes`` and ``/finals``: people may say it differently; what is final stays."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.database import db
from tests.desk import told
from tests.report.conftest import DAY, Day
from tests.spine import violation


def figure(report: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in report["figures"] if each["key"] == key)
    return found


def audited(day: Day, action: str) -> list[dict[str, Any]]:
    query = select(AuditDetail.detail).join(AuditEntry, AuditEntry.seq == AuditDetail.seq)
    with day.app.app_context():
        return [json.loads(each) for each in db.session.scalars(query.where(AuditEntry.action == action))]


def test_a_changed_figure_keeps_the_draft_beside_it_with_who_and_why(any_day: Day) -> None:
    any_day.work()
    answer = any_day.change("people_out", 3, "漏记一人")
    assert answer.status_code == 201
    people = figure(answer.get_json(), "people_out")
    assert (people["number"], people["drafted"], people["changed"]) == (3, 2, True)
    (change,) = answer.get_json()["changes"]
    assert (change["number"], change["drafted"], change["reason"]) == (3, 2, "漏记一人")
    assert change["officer_name"]
    assert "出动3人" in answer.get_json()["text"]
    (entry,) = audited(any_day, "report.figure_changed")
    assert (entry["before"], entry["after"], entry["why"]) == ({"people_out": 2}, {"people_out": 3}, "漏记一人")


def test_a_figure_can_be_as_drafted_again(day: Day) -> None:
    day.work()
    day.change("people_out", 3)
    report = day.change("people_out", None, "重复计算").get_json()
    assert (figure(report, "people_out")["number"], figure(report, "people_out")["changed"]) == (2, False)
    assert len(report["changes"]) == 2


def test_remarks_are_words_and_go_out_with_the_text(day: Day) -> None:
    assert day.change("note", None, "补充情况", text="协助救助一名走失老人").status_code == 201
    assert day.report()["text"].endswith("其他：协助救助一名走失老人")


def test_what_is_no_figure_or_no_number_is_refused(day: Day) -> None:
    assert told(day.change("fines", 100)) == (422, "report_figure_unknown")
    assert told(day.change("people_out", 2.5)) == (422, "request_invalid")
    assert told(day.change("people_out", None, text="两人")) == (422, "request_invalid")
    assert told(day.change("people_out", -1)) == (422, "request_invalid")
    assert told(day.change("people_out", 3, reason="")) == (422, "request_invalid")


def test_a_stale_view_changes_nothing(day: Day) -> None:
    day.change("people_out", 3)
    body = {"unit_id": str(day.squad), "day": DAY, "key": "people_out", "number": 4, "text": None, "reason": "再改"}
    assert told(day.leader.post("/reports/daily/changes", body, version=0)) == (412, "version_conflict")
    assert told(day.leader.post("/reports/daily/changes", body)) == (428, "version_missing")


def test_a_final_report_stays_as_it_was_whatever_comes_in_late(any_day: Day) -> None:
    any_day.work()
    final = any_day.finish().get_json()
    assert (final["state"], len(final["finals"])) == ("final", 1)
    any_day.out.second.tell("violation.report", violation())
    later = any_day.report()
    assert (figure(later, "cases")["number"], figure(later, "cases")["drafted"]) == (1, 2)
    assert later["text"] == final["text"] == later["finals"][0]["text"]


def test_a_correction_needs_a_reason_and_leaves_the_first_version_visible(day: Day) -> None:
    day.work()
    day.finish()
    assert day.change("people_out", 3, "漏记一人").get_json()["state"] == "amending"
    assert told(day.finish()) == (422, "report_reason_missing")
    corrected = day.finish("核对名单后更正").get_json()
    assert corrected["state"] == "final"
    assert [each["reason"] for each in corrected["finals"]] == ["", "核对名单后更正"]
    assert "出动2人" in corrected["finals"][0]["text"]
    assert "出动3人" in corrected["finals"][1]["text"]
    assert figure(corrected, "hours_out")["number"] == 1.5


def test_nothing_new_is_no_correction(day: Day) -> None:
    day.finish()
    assert told(day.finish("再来一次")) == (422, "report_unchanged")


def test_whoever_finishes_must_have_seen_the_latest_records(day: Day) -> None:
    seen = day.report()["digest"]
    day.work()
    assert told(day.finish(digest=seen)) == (409, "report_moved")


def test_saying_it_twice_changes_it_once(day: Day) -> None:
    body = {"unit_id": str(day.squad), "day": DAY, "key": "people_out", "number": 4, "text": None, "reason": "漏记"}
    first = day.leader.post("/reports/daily/changes", body, key="once", version=0)
    again = day.leader.post("/reports/daily/changes", body, key="once", version=0)
    assert (first.status_code, again.status_code) == (201, 201)
    assert len(again.get_json()["changes"]) == 1


def test_what_was_changed_of_a_report_is_its_readers_to_see(day: Day) -> None:
    report_id = day.change("people_out", 3, "漏记一人").get_json()["id"]
    (entry,) = day.leader.get(f"/history/daily_report/{report_id}").get_json()["entries"]
    assert (entry["action"], entry["reason"]) == ("report.figure_changed", "漏记一人")
    county = day.out.spine.county
    elsewhere = county.desk(Role.SQUAD_LEADER, county.other_squad)
    assert told(elsewhere.get(f"/history/daily_report/{report_id}")) == (404, "not_found")
