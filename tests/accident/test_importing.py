"""/api/v1/imports/accidents: a month's file, tried out and taken in; again, changed, and badly written."""

from __future__ import annotations

import pytest

from tests.accident.conftest import Register, csv, problems
from tests.desk import told

HEAD = "事故编号,事故时间,处理程序,死亡人数,受伤人数,事故地点,路段,桩号,车辆,年龄,事故形态,天气"
ROWS = (
    "A1,2026/3/5 7:30,一般,0,1,,S242 城区段,K12+900,小型客车、电动自行车,45、67,追尾碰撞,晴",
    "A2,2026年3月6日19时05分,亡人,1,0,省道242线K13+000处,,,重型货车,不详,刮撞行人,3",
    "A3,46090.5,简易,,,某村北,,,,,,不详",
)


def _by_number(register: Register) -> dict[str, dict[str, object]]:
    return {each["number"]: each for each in register.listed()["accidents"]}


def test_a_file_in_many_forms_comes_in_placed_as_far_as_it_says(any_register: Register) -> None:
    register = any_register
    said = register.take(csv(HEAD, *ROWS))
    assert (said["added"], said["changed"], said["same"]) == (3, 0, 0)
    found = _by_number(register)
    assert (found["A1"]["placed"], found["A1"]["chainage_m"], found["A1"]["form"]) == ("chainage", 12_900, "11")
    assert [(p["vehicle_type"], p["age"]) for p in found["A1"]["parties"]] == [("K3", 45), ("F6", 67)]  # type: ignore[attr-defined]
    assert (found["A2"]["placed"], found["A2"]["deaths"], found["A2"]["weather"]) == ("chainage", 1, "3")
    assert (found["A3"]["placed"], found["A3"]["hour"], found["A3"]["weather"]) == ("none", 12, None)
    summary = register.listed()["summary"]
    assert (summary["general"], summary["fatal"], summary["unplaced"]) == (2, 1, 1)


def test_a_text_longer_than_its_column_is_named_with_its_row(any_register: Register) -> None:
    long = {"事故编号": 40, "事故地点": 200, "乡镇": 30, "村庄": 60, "企业": 100, "备注": 500}
    fits = ["长" * most for most in long.values()]
    rows = [[*fits[:n], f"{fits[n]}长", *fits[n + 1 :]] for n in range(len(fits))]
    head = f"事故时间,处理程序,死亡人数,{','.join(long)}"
    raw = csv(head, *(f"2026/3/5 7:30,一般,0,{','.join(row)}" for row in rows))
    keys = ("number", "place_text", "town", "village", "enterprise", "note")
    assert problems(any_register.dry_run(raw)) == [(n, key, "text_too_long") for n, key in enumerate(keys, start=2)]
    assert any_register.take(csv(head, f"2026/3/5 7:30,一般,0,{','.join(fits)}"))["added"] == 1


def test_an_accident_on_a_squads_section_is_the_squads(register: Register) -> None:
    register.take(csv(HEAD, *ROWS))
    found = _by_number(register)
    assert found["A1"]["unit_id"] == str(register.spine.county.squad)
    assert found["A3"]["unit_id"] == str(register.spine.county.brigade)


def test_the_same_file_again_adds_nothing(register: Register) -> None:
    register.take(csv(HEAD, *ROWS))
    again = register.dry_run(csv(HEAD, *ROWS))
    assert (again["added"], again["changed"], again["same"], again["hints"]) == (0, 0, 3, [])


def test_rows_without_numbers_are_known_by_time_place_and_kind(register: Register) -> None:
    head, rows = "发生时间,程序,死亡,地点", ("2026-3-5 7:30,简易,0,某村北", "2026-3-5 7:30,简易,0,某村南")
    assert register.take(csv(head, *rows))["added"] == 2
    again = register.dry_run(csv(head, *rows))
    assert (again["added"], again["same"]) == (0, 2)
    assert problems(register.dry_run(csv(head, rows[0], rows[0]))) == [(3, "occurred_at", "repeated")]


def test_a_later_file_that_says_more_corrects_with_history(register: Register) -> None:
    register.take(csv(HEAD, *ROWS))
    later = csv("编号,事故时间,程序,死亡,受伤", "A1,2026/3/5 7:30,一般,1,0", "A2,2026/3/6 19:05,亡人,1,0")
    said = register.take(later)
    assert (said["added"], said["changed"], said["same"]) == (0, 1, 1)
    step = next(each for each in said["steps"] if each["action"] == "changed")
    assert {(each["key"], each["before"], each["after"]) for each in step["changes"]} == {
        ("deaths", "0", "1"),
        ("injuries", "1", "0"),
    }
    found = register.shown(str(_by_number(register)["A1"]["id"]))
    assert (found["deaths"], found["form"], len(found["parties"])) == (1, "11", 2)
    assert [each["deaths"] for each in found["earlier"]] == [0]


def test_what_was_placed_by_hand_or_withdrawn_stays_so(register: Register) -> None:
    register.take(csv(HEAD, *ROWS))
    found = _by_number(register)
    place = {"place": {"section_id": register.spine.section_id, "chainage_m": 12_400}, "reason": "现场核实"}
    register.desk.put(f"/accidents/{found['A3']['id']}/place", place, 1)
    register.desk.post(f"/accidents/{found['A2']['id']}/withdrawal", {"reason": "重复"}, version=1)
    again = register.take(csv(HEAD, *ROWS[:2], ROWS[2].replace("某村北", "某村北路口")))
    assert (again["added"], again["changed"], again["same"]) == (0, 0, 3)
    assert register.shown(str(found["A3"]["id"]))["chainage_m"] == 12_400


def test_every_bad_row_is_named_and_nothing_comes_in_by_halves(register: Register) -> None:
    raw = csv(
        HEAD,
        ROWS[0],
        "B1,昨天,一般,0,0,,,,,,,",
        "B2,2026/3/5,一般,0,0,,,,,,,",
        "B3,2026/3/5 8:00,特殊,0,0,,,,,,,",
        "B4,2026/3/5 8:00,亡人,0,0,,,,,,,",
        "B5,2026/3/5 8:00,一般,0,0,,S242 城区段,K99+000,,,,",
        "B6,2026/3/5 8:00,一般,0,0,,,,火箭,,,",
        "B7,2026/3/5 8:00,一般,0,0,,,,,,,龙卷风",
        "B8,2027/3/5 8:00,一般,0,0,,,,,,,",
        "A1,2026/3/5 8:00,一般,0,0,,,,,,,",
    )
    said = register.dry_run(raw)
    assert problems(said) == [
        (3, "occurred_at", "unreadable"),
        (4, "occurred_at", "accident_time_missing"),
        (5, "procedure", "not_offered"),
        (6, "deaths", "accident_deaths_invalid"),
        (7, "chainage", "chainage_out_of_section"),
        (8, "vehicles", "word_not_in_table"),
        (9, "weather", "word_unknown_near"),
        (10, "occurred_at", "accident_in_the_future"),
        (11, "number", "repeated"),
    ]
    assert said["seal"] is None
    assert told(register.send("/imports/accidents", raw, seal="0" * 64)) == (422, "import_has_problems")
    assert register.listed()["summary"]["accidents"] == 0


def test_a_word_that_no_table_has_is_named_with_the_nearest_ones(register: Register) -> None:
    rows = ("G1,2026/3/5 8:00,一般,0,0,,,,小客车辆、轿车子,,碰撞运动的车辆,",)
    found = {each["key"]: each for each in register.dry_run(csv(HEAD, *rows))["problems"]}
    assert found["form"]["code"] == "word_unknown_near"
    assert found["form"]["params"]["word"] == "碰撞运动的车辆"
    assert found["form"]["params"]["near"].split("、")[0] == "碰撞运动车辆"
    assert found["vehicles"]["params"]["word"] == "小客车辆"


def test_midnight_is_a_time_in_text_and_yields_to_a_column_of_times(register: Register) -> None:
    register.take(csv("编号,事故时间,程序,死亡", "H1,2026-03-05 00:00,一般,0", "H2,2026/3/5 0:00:00,一般,0"))
    register.take(csv("编号,事故时间,时分,程序,死亡", "H3,2026-03-05 00:00:00,7:30,一般,0"))
    found = _by_number(register)
    assert [(found[each]["hour"], found[each]["day"]) for each in ("H1", "H2", "H3")] == [
        (0, "2026-03-05"),
        (0, "2026-03-05"),
        (7, "2026-03-05"),
    ]


def test_rows_that_may_be_one_accident_are_pointed_at(register: Register) -> None:
    register.take(csv(HEAD, ROWS[0]))
    rows = ("C1,2026/3/5 7:45,一般,0,1,,S242 城区段,K13+100,,,,", "C2,2026/3/5 7:45,一般,0,1,,S242 城区段,K13+900,,,,")
    said = register.dry_run(csv(HEAD, *rows))
    assert [(each["line"], each["code"]) for each in said["hints"]] == [(2, "accident_alike")]


def test_points_may_be_declared_gcj02_and_zero_is_no_place(register: Register) -> None:
    head = "编号,事故时间,程序,死亡,经度,纬度"
    register.take(csv(head, "D1,2026/3/5 7:30,一般,0,115.79590,36.11040", "D2,2026/3/5 8:30,一般,0,0,0"), datum="gcj02")
    found = _by_number(register)
    assert found["D1"]["placed"] == "point"
    assert found["D1"]["longitude"] == pytest.approx(115.7900, abs=0.0006)
    assert found["D2"]["placed"] == "none"


def test_numbered_columns_make_parties_in_their_order(register: Register) -> None:
    head = "编号,事故时间,程序,死亡,车辆1,年龄1,车辆3,年龄2"
    register.take(csv(head, "E1,2026/3/5 7:30,一般,0,小车,40岁,行人,不详"))
    parties = _by_number(register)["E1"]["parties"]
    assert [(p["vehicle_type"], p["age"]) for p in parties] == [("K3", 40), (None, None), ("A1", None)]  # type: ignore[attr-defined]


def test_without_a_column_of_injuries_nobody_knows_how_many(register: Register) -> None:
    register.take(csv("编号,事故时间,程序,死亡", "F1,2026/3/5 7:30,一般,0"))
    assert _by_number(register)["F1"]["injuries"] is None
