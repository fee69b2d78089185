"""/api/v1/calls: added by hand, corrected, placed, taken back, listed, exported."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from app.kernel.actor import Role
from app.kernel.audit import AuditDetail, AuditEntry
from app.kernel.database import db
from app.kernel.models import StoredCommand
from tests.call.conftest import Calls, call_of
from tests.desk import told
from tests.factories import make_officer, make_unit


def test_a_call_is_kept_with_its_place_and_without_who_called(any_calls: Calls) -> None:
    calls = any_calls
    made = calls.add(**calls.on_section(), summary="报警人李四，13912345678，追尾", number="J1")
    assert (made["placed"], made["valid"], made["outcome"]) == ("chainage", True, "open")
    assert made["summary"] == "报警人（略），（电话略），追尾"
    assert (made["day"], made["hour"], made["weekday"]) == ("2026-03-05", 7, 4)
    history = calls.desk.get(f"/history/call/{made['id']}").get_json()["entries"]
    assert "13912345678" not in str(history)


def test_no_word_about_who_called_is_kept_anywhere(calls: Calls) -> None:
    said, reason = "报警人张三，电话8613812345678", "张三13812345678回访"
    call = calls.add(summary=said, place_text=said, town="(0635)6212345")
    assert call["town"] == "（电话略）"
    desk, one = calls.desk, f"/calls/{call['id']}"
    desk.patch(one, {"changes": {"summary": f"{said}，无人受伤"}, "reason": reason}, 1)
    desk.put(f"{one}/accident", {"accident_id": calls.accident(), "reason": reason}, 2)
    taken = desk.post(f"{one}/withdrawal", {"reason": reason}, version=3)
    assert taken.get_json()["withdrawn_reason"] == "张三（电话略）回访"
    with calls.spine.app.app_context():
        bodies = [*db.session.scalars(select(StoredCommand.body)), *db.session.scalars(select(AuditDetail.detail))]
    assert len([body for body in bodies if call["id"] in body]) >= 3
    assert [body for body in bodies if "13812345678" in body or "6212345" in body] == []


def test_a_text_that_grows_by_being_cleaned_still_fits(any_calls: Calls) -> None:
    call = any_calls.add(summary=f"报警人李四，{'长' * 494}", place_text="长" * 200)
    assert (len(call["summary"]), len(call["place_text"])) == (500, 200)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"kind": "nonsense"}, "word_unknown"),
        ({"received_at": "2027-01-01T00:00:00Z"}, "call_in_the_future"),
        ({"outcome": "nonsense"}, "request_invalid"),
        ({"handled_by": "0190aaaa-0000-7000-8000-000000000000"}, "officer_unknown"),
        ({"latitude": 36.1}, "geometry_invalid"),
        ({"caller": "李四"}, "request_invalid"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(calls: Calls, said: dict[str, object], code: str) -> None:
    answer = calls.desk.post("/calls", {**call_of(), "unit_id": str(calls.spine.county.brigade), **said})
    assert told(answer) == (422, code)
    assert calls.listed()["summary"]["calls"] == 0


def test_a_number_means_one_call(calls: Calls) -> None:
    calls.add(number="J1")
    other = calls.add(number="J2")
    assert told(calls.correct(other, number="J1")) == (409, "call_number_taken")


def test_a_correction_says_what_was_before_and_why(calls: Calls) -> None:
    made = calls.add()
    assert calls.correct(made, outcome="false", **calls.on_section()).status_code == 200
    shown = calls.shown(made["id"])
    assert (shown["outcome"], shown["valid"], shown["placed"], shown["chainage_m"]) == ("false", False, "hand", 12_400)
    entry = calls.desk.get(f"/history/call/{made['id']}").get_json()["entries"][0]
    assert (entry["before"]["outcome"], entry["after"]["outcome"], entry["reason"]) == ("open", "false", "回访核实")
    assert told(calls.correct(made, outcome="settled")) == (412, "version_conflict")


def test_a_call_taken_back_counts_no_more_and_stands_no_more(calls: Calls) -> None:
    made = calls.add()
    calls.desk.post(f"/calls/{made['id']}/withdrawal", {"reason": "录入重复"}, version=1)
    assert calls.listed()["summary"]["calls"] == 0
    assert [each["id"] for each in calls.listed(state="withdrawn")["calls"]] == [made["id"]]
    assert told(calls.correct(calls.shown(made["id"]), outcome="settled")) == (422, "call_stands_no_more")


def test_the_list_narrows_goes_on_and_sums_up(any_calls: Calls) -> None:
    calls = any_calls
    for n in range(3):
        calls.add(f"2026-03-0{n + 1} 07:30", number=f"J{n}")
    calls.add("2026-03-04 20:00", kind="congestion", outcome="repeated", place_text="老集路口")
    first = calls.listed(limit=2)
    rest = calls.listed(limit=2, before=first["next"])
    assert [each["number"] for each in (*first["calls"], *rest["calls"])] == [None, "J2", "J1", "J0"]
    assert rest["next"] is None
    assert first["summary"] == {"calls": 4, "valid": 3, "linked": 0, "unlinked": 3, "open": 3, "unplaced": 4}
    assert calls.listed(valid="false")["summary"]["calls"] == 1
    assert calls.listed(kind="accident", **{"from": "2026-03-02"})["summary"]["calls"] == 2
    assert calls.listed(hours="19-21", weekday=3)["summary"]["calls"] == 1
    assert calls.listed(hours="23-8")["summary"]["calls"] == 3
    assert calls.listed(text="老集")["summary"]["calls"] == 1


def test_the_list_goes_out_as_a_file_and_that_is_kept(calls: Calls) -> None:
    calls.add(number="J1", summary="=1+1")
    answer = calls.desk.get("/calls/export", format="csv")
    text = answer.get_data().decode("utf-8-sig")
    assert text.splitlines()[0].startswith("警情编号,接警时间,警情类别")
    assert ",=1+1," not in text
    assert "交通事故" in text
    with calls.spine.app.app_context():
        query = select(AuditDetail.detail).join(AuditEntry, AuditEntry.seq == AuditDetail.seq)
        kept = json.loads(db.session().scalars(query.where(AuditEntry.action == "records.exported")).one())
    assert (kept["records"], kept["rows"], kept["filter"]["format"]) == ("call", 1, "csv")


def test_whoever_handled_a_call_is_of_its_brigade(calls: Calls) -> None:
    with calls.spine.app.app_context():
        stranger = str(make_officer(make_unit("外县大队", kind="brigade")))
        own = str(make_officer(calls.spine.county.other_squad))
    call = calls.add(handled_by=own)
    assert told(calls.correct(call, handled_by=stranger)) == (422, "officer_unknown")
    assert calls.shown(call["id"])["handled_by"] == own


def test_a_squads_leader_sees_the_squads_calls_only(calls: Calls) -> None:
    calls.add(**calls.on_section())
    calls.desk.post("/calls", call_of(unit_id=str(calls.spine.county.squad)))
    leader = calls.spine.county.desk(Role.SQUAD_LEADER)
    assert leader.get("/calls").get_json()["summary"]["calls"] == 1
