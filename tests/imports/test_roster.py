"""A month's roster as a list, and the workbook that comes back as one."""

from __future__ import annotations

import pytest

from app.roster.importing import kinds_in
from app.roster.rules import Kind
from tests.imports.conftest import Bringer, lines, problems

OFFICERS = lines("警号,姓名,身份,单位,角色", ["6001,王一,民警,一中队,外勤", "6002,李二,民警,一中队,外勤"])


def brought(bringer: Bringer) -> str:
    """Two people come; the path of their month."""
    bringer.bring("officers", OFFICERS)
    return f"/rosters/{bringer.county.squad}/2026-12"


def standing(bringer: Bringer, path: str) -> list[tuple[str, str]]:
    """Days and kinds of what stands in the month, in order."""
    return [(each["day"][8:], each["kind"]) for each in bringer.desk.get(path).get_json()["entries"]]


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("夜", ("night",)),
        ("夜班", ("night",)),
        ("白、带班", ("day", "leader")),
        ("白带", ("day", "leader")),
        ("休假", ("leave",)),
        ("备勤/值班", ("standby", "on_call")),
        ("—", ()),
        ("休息", ()),
        ("出差", None),
    ],
)
def test_a_cell_is_read_as_people_write_it(cell: str, kinds: tuple[Kind, ...] | None) -> None:
    assert kinds_in(cell) == kinds


def test_a_month_comes_from_a_file_and_an_empty_cell_is_a_day_without_a_shift(bringer: Bringer) -> None:
    path = brought(bringer)
    first = lines("月份,警号,姓名,1日,2日,3日", ["2026年12月,6001,王一,白,夜,", "2026-12,6002,李二,,夜,休"])
    assert bringer.bring("roster", first)["added"] == 2
    assert sorted(standing(bringer, path)) == [("01", "day"), ("02", "night"), ("02", "night"), ("03", "leave")]
    second = lines("月份,警号,1日,2日,3日", ["2026-12,6001,白,,备"])
    said = bringer.bring("roster", second)
    changes = [(each["key"], each["before"], each["after"]) for each in said["steps"][0]["changes"]]
    assert changes == [("d2", "夜", ""), ("d3", "", "备")]


def test_the_workbook_comes_back_as_the_same(bringer: Bringer) -> None:
    path = brought(bringer)
    bringer.bring("roster", lines("月份,警号,1日,2日", ["2026-12,6001,白带,夜", "2026-12,6002,,休"]))
    workbook = bringer.desk.get(f"{path}/workbook")
    assert workbook.status_code == 200
    said = bringer.tried("roster", workbook.data)
    assert (said["problems"], said["unknown_titles"], said["changed"]) == ([], [], 0)
    assert said["same"] >= 2


def test_bad_rows_are_named(bringer: Bringer) -> None:
    brought(bringer)
    rows = [
        "2026-12,9999,,白",
        "2026-13,6001,,白",
        "2026-12,6001,,出差",
        "2026-12,6001,丁班,白",
        "2026-12,6002,,白",
        "2026-12,6002,,夜",
    ]
    assert problems(bringer.tried("roster", lines("月份,警号,班组,1日", rows))) == [
        (2, "badge", "crew_member_unknown"),
        (3, "month", "unreadable"),
        (4, "d1", "unreadable"),
        (5, "crew", "crew_unknown"),
        (7, "badge", "repeated"),
    ]
