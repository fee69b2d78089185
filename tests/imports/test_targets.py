"""The list of outreach's targets."""

from __future__ import annotations

from typing import Any

import pytest

from app.outreach import importing
from app.outreach.targets import TargetInfo, targets_of
from tests.imports.conftest import Bringer, lines, problems
from tests.tabular.books import book_of

HEADER = "编号,类别,名称,别名,乡镇,经度,纬度,农历月,农历日,必到项"
ROWS = [
    "V001,村庄,郭店屯村,郭屯,郭店屯镇,115.9055,36.2802,,,",
    "S001,学校,郭屯小学,,郭店屯镇,,,,,",
    "F001,庙会,海会寺庙会,,阿城镇,,,３,３,",
]
LIST = lines(HEADER, ROWS)


def names(bringer: Bringer) -> list[str]:
    return [target["name"] for target in bringer.desk.get("/targets").get_json()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_list_is_taken_in_from_any_office(bringer: Bringer, encoding: str) -> None:
    assert bringer.bring("targets", LIST.encode(encoding))["added"] == 3
    fair, school, village = bringer.desk.get("/targets").get_json()
    assert (fair["kind"], fair["lunar_month"], fair["lunar_day"]) == ("fair", 3, 3)
    assert (village["aliases"], village["latitude"]) == (["郭屯"], 36.2802)
    assert (school["external_key"], school["latitude"]) == ("S001", None)


def test_the_same_list_again_changes_nothing_and_another_word_only_what_it_says(bringer: Bringer) -> None:
    bringer.bring("targets", LIST)
    again = bringer.tried("targets", LIST)
    assert (again["added"], again["changed"], again["same"]) == (0, 0, 3)
    moved = bringer.bring("targets", LIST.replace("36.2802", "36.2900"))
    assert (moved["changed"], moved["same"]) == (1, 2)
    assert moved["steps"] == [
        {
            "line": 2,
            "action": "changed",
            "label": "村庄 郭店屯镇郭店屯村",
            "changes": [{"key": "latitude", "before": "36.2802", "after": "36.29"}],
        }
    ]


def test_an_alias_finds_the_village_and_gives_it_no_new_name(bringer: Bringer) -> None:
    bringer.bring("targets", LIST)
    said = bringer.bring("targets", lines("类别,名称,乡镇,经度,纬度", ["村庄,郭屯,郭店屯镇,115.91,36.28"]))
    assert (said["added"], said["changed"]) == (0, 1)
    assert names(bringer)[-1] == "郭店屯村"


def test_every_bad_row_is_named_with_its_column(bringer: Bringer) -> None:
    wrong = [
        "V002,村庄,,,阎楼镇,,,,,",
        "V003,飞船,西村,,阎楼镇,,,,,",
        "V004,村庄,东村,,阎楼镇,东经,36.1,,,",
        "V005,村庄,南村,,阎楼镇,115.9,,,,",
        "V006,庙会,北庙,,阎楼镇,,,3,,",
        "V007,村庄,中村,,阎楼镇,,,,,babida.99",
        "V001,村庄,郭店屯村,,郭店屯镇,,,,,",
        "V008,村庄,郭屯,,郭店屯镇,,,,,",
        "V009,村庄,=1+1,,阎楼镇,,,,,",
        "V010,村庄,远村,,阎楼镇,121.47,31.23,,,",
        "V011,村庄,反村,,阎楼镇,36.2,115.9,,,",
    ]
    near = ["V090,村庄,甲寨,,阎楼镇,115.9,36.2,,,", "V091,村庄,乙寨,,阎楼镇,115.8,36.1,,,"]
    said = bringer.tried("targets", lines(HEADER, [*ROWS, *wrong, *near]))
    assert said["seal"] is None
    assert problems(said) == [
        (5, "name", "missing"),
        (6, "kind", "not_offered"),
        (7, "longitude", "unreadable"),
        (8, "longitude", "geometry_invalid"),
        (9, "lunar_month", "lunar_date_invalid"),
        (10, "categories", "word_unknown"),
        (11, "name", "repeated"),
        (12, "name", "repeated"),
        (13, "name", "formula"),
        (15, "longitude", "coordinates_swapped"),
    ]
    assert said["problems"][6]["params"] == {"line": 2}
    assert names(bringer) == []


def test_places_far_from_all_others_are_named(bringer: Bringer) -> None:
    near = [f"V9{n},村庄,第{n}寨,,阎楼镇,115.{n},36.2,,," for n in range(7, 10)]
    said = bringer.tried("targets", lines(HEADER, [*near, "V010,村庄,远村,,阎楼镇,121.47,31.23,,,"]))
    assert problems(said) == [(5, "longitude", "place_far")]


def test_names_that_may_mean_the_same_are_pointed_at_and_hold_nothing_back(bringer: Bringer) -> None:
    bringer.bring("targets", lines(HEADER, ["V1,村庄,郭店屯,,郭店屯镇,,,,,", "V2,村庄,西郭,,阎楼镇,,,,,"]))
    said = bringer.tried("targets", lines(HEADER, ["V3,村庄,郭屯村,,郭店屯镇,,,,,", "V4,村庄,东村,,阎楼,,,,,"]))
    assert [(each["line"], each["key"], each["code"], each["params"]["name"]) for each in said["hints"]] == [
        (2, "name", "name_alike", "郭屯村"),
        (3, "town_name", "town_alike", "阎楼"),
        (3, "town_name", "town_new", "阎楼"),
    ]
    assert said["hints"][0]["params"] == {"name": "郭屯村", "other": "郭店屯", "line": 0}
    assert said["seal"] is not None


def test_what_is_known_is_read_once_however_long_the_list(bringer: Bringer, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[object] = []

    def counted(*args: Any) -> list[TargetInfo]:
        reads.append(args)
        return targets_of(*args)

    monkeypatch.setattr(importing, "targets_of", counted)
    bringer.tried("targets", lines("类别,名称,乡镇", [f"村庄,{name},阎楼镇" for name in ("东村", "西村", "南村")]))
    assert len(reads) == 2  # for the hints, and for the unit


def test_merged_towns_and_a_title_are_read_as_they_are_meant(bringer: Bringer) -> None:
    title: list[str | None] = ["某县村庄名单", None, None]
    rows: list[list[str | None]] = [title, ["乡镇", "村名", "类别"], ["阎楼镇", "东村", "村"], [None, "西村", "村"]]
    bringer.bring("targets", book_of([*rows, ["合计", 2, None]], merged=["A1:C1", "A3:A4"]))
    assert [t["town_name"] for t in bringer.desk.get("/targets").get_json()] == ["阎楼镇", "阎楼镇"]
