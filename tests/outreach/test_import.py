from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError
from app.outreach.importing import ImportReport, import_targets
from app.outreach.targetfile import BOUNDS, BadRow, read_targets
from tests.outreach.conftest import Team

HEADER = "编号,类别,名称,别名,乡镇,经度,纬度,农历月,农历日,必到项"
LIST = "\n".join(
    [
        HEADER,
        "V001,村庄,郭店屯村,郭屯,郭店屯镇,115.9055,36.2802,,,babida.1",
        "S001,学校,郭屯小学,,郭店屯镇,,,,,babida.8",
        "F001,庙会,海会寺庙会,,阿城镇,,,３,３,babida.4",
    ]
)


def load(team: Team, text: str, *, commit: bool = True, encoding: str = "utf-8") -> ImportReport:
    """Import a list for the brigade."""
    with team.app.app_context(), system_transaction(team.house.bus, team.clock) as context:
        return import_targets(context, team.county.brigade, text.encode(encoding), commit=commit)


def names(team: Team) -> list[str]:
    """The names of the targets that the team reads."""
    return [target["name"] for target in team.desk.get("/targets").get_json()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_list_is_taken_in_from_any_office(any_team: Team, encoding: str) -> None:
    assert load(any_team, LIST, encoding=encoding) == ImportReport(3, 0, 0, ())
    fair, school, village = any_team.desk.get("/targets").get_json()
    assert (fair["kind"], fair["lunar_month"], fair["lunar_day"]) == ("fair", 3, 3)
    assert (village["aliases"], village["latitude"], village["categories"]) == (["郭屯"], 36.2802, ["babida.1"])
    assert (school["external_key"], school["latitude"]) == ("S001", None)


def test_a_dry_run_writes_nothing(team: Team) -> None:
    assert load(team, LIST, commit=False).added == 3
    assert names(team) == []


def test_the_same_list_again_changes_nothing_and_a_new_word_only_what_it_says(team: Team) -> None:
    load(team, LIST)
    assert load(team, LIST) == ImportReport(0, 0, 3, ())
    moved = LIST.replace("36.2802", "36.2900").replace("babida.1", "")
    assert load(team, moved) == ImportReport(0, 1, 2, ())
    village = team.desk.get("/targets").get_json()[-1]
    assert (village["latitude"], village["categories"], village["version"]) == (36.29, ["babida.1"], 2)


def test_one_bad_row_holds_everything_back_and_each_is_named(team: Team) -> None:
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
        "V010,村庄",
    ]
    report = load(team, "\n".join([LIST, *wrong]))
    assert report.bad == (
        BadRow(5, "name", "invalid"),
        BadRow(6, "kind", "invalid"),
        BadRow(7, "longitude", "unreadable"),
        BadRow(8, None, "geometry_invalid"),
        BadRow(9, None, "lunar_date_invalid"),
        BadRow(10, None, "word_unknown"),
        BadRow(11, None, "target_repeated"),
        BadRow(12, None, "target_repeated"),
        BadRow(13, "name", "formula"),
        BadRow(14, None, "cells_missing"),
    )
    assert names(team) == []


def test_an_alias_finds_the_village_and_gives_it_no_new_name(team: Team) -> None:
    load(team, LIST)
    again = "类别,名称,乡镇,经度,纬度\n村庄,郭屯,郭店屯镇,115.91,36.28"
    assert load(team, again) == ImportReport(0, 1, 0, ())
    assert names(team)[-1] == "郭店屯村"


@pytest.mark.parametrize(
    ("raw", "code", "reason"),
    [
        (b"\xff\xff\xff", "table_unreadable", "encoding"),
        (b"PK\x03\x04\x00\x00", "table_unreadable", "damaged"),
        ("乡镇,名称\n阎楼镇,西村".encode(), "table_columns_missing", None),
        (b"", "table_unreadable", "empty"),
        ('类别,名称\n村庄,"西村'.encode(), "table_unreadable", "not_csv"),
        (b"x" * (BOUNDS.file_bytes + 1), "table_too_large", None),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(raw: bytes, code: str, reason: str | None) -> None:
    with pytest.raises(DomainError) as refusal:
        read_targets(raw)
    assert (refusal.value.code, refusal.value.params.get("reason")) == (code, reason)


def test_the_command_line_names_bad_rows_and_writes_only_when_told_to(team: Team, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(LIST, encoding="gbk")
    bad.write_text(f"{HEADER}\nV1,村庄,,,,,,,,", encoding="utf-8")
    run = team.app.test_cli_runner()
    tried = run.invoke(args=["outreach", "import-targets", str(good), "--unit", "阳谷大队"])
    assert tried.output == "3 new, 0 changed, 0 unchanged, 0 bad\n"
    assert names(team) == []
    failed = run.invoke(args=["outreach", "import-targets", str(bad), "--unit", "阳谷大队", "--commit"])
    assert failed.exit_code == 1
    assert "line 2: name: invalid" in failed.output
    unknown = run.invoke(args=["outreach", "import-targets", str(good), "--unit", str(UUID(int=1)), "--commit"])
    assert unknown.exit_code == 2
    assert run.invoke(args=["outreach", "import-targets", str(good), "--unit", "阳谷大队", "--commit"]).exit_code == 0
    assert len(names(team)) == 3


def test_the_command_line_begins_the_campaign_that_comes_with_the_product(team: Team) -> None:
    told = team.app.test_cli_runner().invoke(args=["outreach", "start-campaign", "--unit", "阳谷大队"])
    assert told.exit_code == 0
    assert team.desk.get("/campaigns").get_json()[0]["planned"]["village"] == 247
