"""Lists of units and people."""

from __future__ import annotations

from typing import Any

from app.kernel.actor import Role
from tests.conftest import browser
from tests.desk import desk_of
from tests.factories import make_officer
from tests.imports.conftest import Bringer, lines, problems
from tests.tabular.books import book_of

HEADER = "编号,姓名,人员类别,所属单位,带班民警,角色"
AUXILIARY_FIRST = ["F0001,乙,辅警,一中队,９７１００１,", "971001,甲,民警,一中队,,外勤、中队长"]


def officers(bringer: Bringer) -> dict[str, dict[str, Any]]:
    return {each["badge"]: each for each in bringer.desk.get("/officers").get_json()}


def test_units_come_in_any_order_and_people_follow(bringer: Bringer) -> None:
    units = lines("单位名称,类别,上级单位", ["甲分队,部门,三中队", "三中队,中队,阳谷大队", "宣传股,部门,"])
    assert bringer.bring("units", units)["added"] == 3
    by_name = {unit["name"]: unit for unit in bringer.desk.get("/units").get_json()}
    assert by_name["甲分队"]["parent_id"] == by_name["三中队"]["id"]
    assert by_name["宣传股"]["parent_id"] == str(bringer.county.brigade)
    assert bringer.tried("units", units)["same"] == 3
    moved = bringer.bring("units", units.replace("甲分队,部门,三中队", "甲分队,部门,一中队"))
    assert moved["steps"][0]["changes"] == [{"key": "unit", "before": "三中队", "after": "一中队"}]


def test_people_come_with_rank_roles_and_mentor_in_whatever_order(bringer: Bringer) -> None:
    said = bringer.bring("officers", lines(HEADER, AUXILIARY_FIRST).encode("gbk"))
    assert [step["label"] for step in said["steps"]] == ["乙（F0001）", "甲（971001）"]
    people = officers(bringer)
    assert people["F0001"]["mentor_id"] == people["971001"]["id"]
    assert people["971001"]["roles"] == ["officer", "squad_leader"]


def test_nobody_can_sign_in_with_a_password_before_one_was_given(bringer: Bringer) -> None:
    bringer.bring("officers", lines(HEADER, AUXILIARY_FIRST))
    answer = browser(bringer.app).post("/api/v1/session", json={"badge": "971001", "password": "971001"})
    assert (answer.status_code, answer.get_json()["code"]) == (401, "sign_in_failed")


def test_the_list_again_shows_changes_as_changes(bringer: Bringer) -> None:
    bringer.bring("officers", lines(HEADER, AUXILIARY_FIRST))
    rows = ["F0001,乙,辅警,二中队,971001,", "971001,甲甲,民警,一中队,,督导"]
    said = bringer.bring("officers", lines(HEADER, rows))
    assert (said["added"], said["changed"], said["same"]) == (0, 2, 0)
    assert [step["changes"] for step in said["steps"]] == [
        [{"key": "unit", "before": "一中队", "after": "二中队"}],
        [
            {"key": "name", "before": "甲", "after": "甲甲"},
            {"key": "roles", "before": "外勤、中队长", "after": "督导"},
        ],
    ]
    assert officers(bringer)["971001"]["roles"] == ["supervisor"]
    assert bringer.tried("officers", lines(HEADER, rows))["same"] == 2


def test_who_left_is_disabled_and_a_blank_says_nothing(bringer: Bringer) -> None:
    bringer.bring("officers", lines(HEADER, AUXILIARY_FIRST))
    said = bringer.bring("officers", lines("警号,姓名,身份,单位,在岗", ["971001,甲,民警,一中队,否"]))
    assert said["steps"][0]["changes"] == [{"key": "active", "before": "是", "after": "否"}]
    assert (officers(bringer)["971001"]["active"], officers(bringer)["971001"]["roles"]) == (
        False,
        ["officer", "squad_leader"],
    )


def test_a_messy_list_says_each_problem_and_takes_nothing_by_halves(bringer: Bringer) -> None:
    raw = book_of(
        [
            ["某县交警大队人员名单", None, None, None, None],
            ["警　号", "姓名", "身份", "单位", "带班民警"],
            ["例：371001", "张三", "民警", "一中队", None],
            [" ９７１００２ ", "丙", "民警", "一中队", None],
            [971003, "丁", "辅警", None, 971002],
            [971003, "丁丁", "辅警", "一中队", 971002],
            [971004, "戊", "协管", "一中队", None],
            [971005, "己", "辅警", "一中队", "000000"],
            [971006, "庚", "民警", "九中队", None],
            ["=A7", "辛", "民警", "一中队", None],
            ["有 空格", "壬", "民警", "一中队", None],
            ["合计", 8, None, None, None],
        ],
        merged=["A1:E1", "D4:D5"],
    )
    before = bringer.audited()
    said = bringer.tried("officers", raw)
    assert problems(said) == [
        (6, "badge", "repeated"),
        (7, "rank", "not_offered"),
        (8, "mentor", "officer_unknown"),
        (9, "unit", "unit_unknown"),
        (10, "badge", "formula_without_value"),
        (11, "badge", "invalid"),
    ]
    assert said["problems"][1] == {
        "line": 7,
        "key": "rank",
        "code": "not_offered",
        "value": "协管",
        "params": {"allowed": "民警、辅警"},
    }
    assert (said["note_lines"], said["added"], said["seal"]) == ([3, 12], 2, None)
    assert bringer.take("officers", raw, "0" * 64).get_json()["code"] == "import_has_problems"
    assert not {"971002", "971003"} & officers(bringer).keys()
    assert bringer.audited() == before


def test_a_missing_column_is_named(bringer: Bringer) -> None:
    answer = bringer.try_out("officers", lines("警号,身份", ["1,民警"]))
    assert (answer.status_code, answer.get_json()["params"]["columns"]) == (422, "姓名")


def test_a_squads_admin_takes_on_nobody_elsewhere_and_learns_of_nobody(bringer: Bringer) -> None:
    with bringer.app.app_context():
        make_officer(bringer.county.other_squad, badge="971009")
        admin = desk_of(bringer.app, make_officer(bringer.county.squad, Role.ADMIN))
    of_squad = type(bringer)(bringer.app, bringer.clock, bringer.county, admin)
    unit = str(bringer.county.squad)
    rows = ["971010,甲,民警,二中队", "971011,乙,民警,阳谷大队", "971009,丙,民警,一中队", "971012,丁,民警,一中队"]
    said = of_squad.tried("officers", lines("警号,姓名,身份,单位", rows), unit=unit)
    assert problems(said) == [(2, "unit", "unit_unknown"), (3, None, "unit_unknown"), (4, "badge", "badge_taken")] or (
        problems(said)[1][2] in ("unit_unknown", "not_allowed")
    )
