"""/api/v1/imports/calls: a file of calls, tried out and taken in; again, changed, and badly written."""

from __future__ import annotations

from tests.accident.conftest import csv, problems
from tests.call.conftest import Calls

HEAD = "接警单号,报警时间,警情类别,处理结果,报警人,联系电话,地点,路段,桩号,简要警情"
ROWS = (
    "J1,2026/3/5 7:30,交通事故,现场调解,张三,13812345678,,S242 城区段,K12+900,两车追尾",
    "J2,2026/3/5 0:00,堵车,误报,李四,13912345678,老集路口,,,报警人李四称拥堵",
    ",2026年3月6日19时05分,举报酒驾,,,,某村北,,,",
)


def test_a_file_comes_in_placed_and_without_who_called(any_calls: Calls) -> None:
    calls = any_calls
    said = calls.take(csv(HEAD, *ROWS))
    assert (said["added"], said["changed"], said["same"]) == (3, 0, 0)
    found = {each["number"]: each for each in calls.listed()["calls"]}
    assert (found["J1"]["placed"], found["J1"]["outcome"], found["J1"]["kind"]) == ("chainage", "settled", "accident")
    assert (found["J2"]["hour"], found["J2"]["valid"], found["J2"]["summary"]) == (0, False, "报警人（略）称拥堵")
    assert (found[None]["kind"], found[None]["outcome"]) == ("drink_driving", "open")
    assert "13812345678" not in str(found)
    assert "张三" not in str(found)


def test_the_same_file_again_adds_nothing_and_one_that_says_more_corrects(calls: Calls) -> None:
    calls.take(csv(HEAD, *ROWS))
    again = calls.dry_run(csv(HEAD, *ROWS))
    assert (again["added"], again["changed"], again["same"]) == (0, 0, 3)
    later = calls.take(csv(HEAD, ROWS[0].replace("现场调解", "转事故"), *ROWS[1:]))
    assert (later["added"], later["changed"], later["same"]) == (0, 1, 2)
    change = next(each for each in later["steps"] if each["action"] == "changed")["changes"][0]
    assert (change["key"], change["before"], change["after"]) == ("outcome", "现场处置", "按事故处理")


def test_a_call_that_was_taken_back_or_placed_by_hand_stays_so(calls: Calls) -> None:
    calls.take(csv(HEAD, *ROWS))
    found = {each["number"]: each for each in calls.listed()["calls"]}
    calls.desk.post(f"/calls/{found['J2']['id']}/withdrawal", {"reason": "测试警情"}, version=1)
    calls.correct(found[None], **calls.on_section())
    again = calls.take(csv(HEAD, *ROWS))
    assert (again["added"], again["changed"], again["same"]) == (0, 0, 3)
    assert calls.shown(found[None]["id"])["chainage_m"] == 12_400


def test_a_row_without_a_number_is_known_after_the_desk_corrected_its_call(calls: Calls) -> None:
    raw = csv(HEAD, ROWS[2])
    calls.take(raw)
    (found,) = calls.listed()["calls"]
    assert calls.correct(found, place_text="某村南", kind="other").status_code == 200
    assert calls.take(raw)["added"] == 0
    assert calls.listed()["summary"]["calls"] == 1


def test_every_bad_row_is_named_and_nothing_comes_in_by_halves(calls: Calls) -> None:
    raw = csv(
        f"{HEAD},处警人警号",
        f"{ROWS[0]},",
        "B1,2026/3/5,交通事故,,,,,,,,",
        "B2,2026/3/5 8:00,交通拥堵状况,,,,,,,,",
        "B3,2027/3/5 8:00,其他,,,,,,,,",
        "B4,2026/3/5 8:00,其他,,,,,,,,000000",
        "J1,2026/3/5 9:00,其他,,,,,,,,",
    )
    said = calls.dry_run(raw)
    assert problems(said) == [
        (3, "received_at", "call_time_missing"),
        (4, "kind", "word_unknown_near"),
        (5, "received_at", "call_in_the_future"),
        (6, "handled_by", "officer_unknown"),
        (7, "number", "repeated"),
    ]
    assert said["problems"][1]["params"]["near"].split("、")[0] == "交通拥堵"
    assert calls.listed()["summary"]["calls"] == 0


def test_a_text_longer_than_its_column_is_named_with_its_row(any_calls: Calls) -> None:
    long = {"接警单号": 40, "报警时间": 0, "警情类别": 0, "地点": 200, "乡镇": 30, "简要警情": 500}
    fits = ["长" * most or "2026/3/5 7:30" for most in long.values()]
    fits[2] = "其他"
    rows = [[*fits[:n], f"{fits[n]}长", *fits[n + 1 :]] for n, most in enumerate(long.values()) if most]
    raw = csv(",".join(long), *(",".join(row) for row in rows))
    said = any_calls.dry_run(raw)
    keys = ("number", "place_text", "town", "summary")
    assert problems(said) == [(n, key, "text_too_long") for n, key in enumerate(keys, start=2)]
    assert said["problems"][0]["params"] == {"length": 41, "longest": 40}
    assert any_calls.take(csv(",".join(long), ",".join(fits)))["added"] == 1


def test_a_brigades_own_headings_and_words_are_remembered(calls: Calls) -> None:
    raw = csv("单号,来电时刻,性质", "J1,2026/3/5 7:30,剐蹭")
    headings = calls.send("/call-headings", raw).get_json()
    assert headings["missing"] == ["received_at", "kind"]
    columns = {"单号": "number", "来电时刻": "received_at", "性质": "kind"}
    said = {"columns": columns, "words": {"kind": {"剐蹭": "accident"}}}
    assert calls.desk.put("/call-mapping", said, 0).status_code == 200
    assert calls.take(raw)["added"] == 1
    assert calls.listed()["calls"][0]["kind"] == "accident"
