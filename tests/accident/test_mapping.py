"""/api/v1/accident-headings and accident-mapping: what a brigade's own headings and words mean, said once."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook

from app.kernel.actor import Role
from tests.accident.conftest import Register, csv, problems
from tests.desk import told
from tests.tabular.books import saved

RAW = csv("流水,出事时刻,案件性质,亡,撞法,天气", "A1,2026/3/5 7:30,一般,0,顶牛,晴", "A2,2026/3/6 7:30,一般,0,顶牛,晴")
COLUMNS = {"流水": "number", "出事时刻": "occurred_at", "案件性质": "procedure", "亡": "deaths", "撞法": "form"}


def _headings(register: Register, raw: str = RAW) -> dict[str, Any]:
    answer = register.send("/accident-headings", raw)
    assert answer.status_code == 200, answer.get_json()
    said: dict[str, Any] = answer.get_json()
    return said


def _remember(register: Register, version: int, **said: Any) -> Any:
    return register.desk.put("/accident-mapping", {"columns": {}, "words": {}, **said}, version)


def test_headings_that_nobody_knows_are_shown_with_what_stands_below(register: Register) -> None:
    said = _headings(register)
    first, last = said["headings"][0], said["headings"][-1]
    assert (first["title"], first["member"], first["known_by"], first["samples"]) == ("流水", None, None, ["A1", "A2"])
    assert (last["member"], last["known_by"]) == ("weather", "name")
    assert said["missing"] == ["occurred_at", "procedure", "deaths"]


def test_the_sheets_of_a_workbook_are_named_with_its_headings_and_with_a_refusal(register: Register) -> None:
    book = Workbook()
    book.worksheets[0].append(["编号", "事故时间"])
    book.worksheets[0].title = "事故"
    book.create_sheet("说明")
    raw = saved(book)
    said = register.send("/accident-headings", raw).get_json()
    assert (said["sheet"], said["sheets"]) == ("事故", ["事故", "说明"])
    refused = register.send("/accident-headings", raw, sheet="说明")
    assert (told(refused), refused.get_json()["params"]["sheets"]) == ((422, "table_unreadable"), ["事故", "说明"])
    assert _headings(register)["sheets"] == []


def test_what_was_said_once_holds_for_the_next_file(register: Register) -> None:
    assert _remember(register, 0, columns=COLUMNS).status_code == 200
    said = _headings(register)
    assert [each["known_by"] for each in said["headings"]] == ["remembered"] * 5 + ["name"]
    assert (said["missing"], said["unknown_words"]) == ([], [{"list": "form", "word": "顶牛", "rows": 2}])
    assert problems(register.dry_run(RAW)) == [(2, "form", "word_not_in_table"), (3, "form", "word_not_in_table")]
    assert _remember(register, 1, words={"form": {"顶牛": "11"}}).get_json()["version"] == 2
    assert register.take(RAW)["added"] == 2
    assert {each["form"] for each in register.listed()["accidents"]} == {"11"}


def test_a_heading_can_be_passed_over_and_a_word_say_nothing(register: Register) -> None:
    raw = csv("编号,事故时间,程序,死亡,天气", "A1,2026/3/5 7:30,一般,0,怪天气")
    _remember(register, 0, columns={"天气": ""})
    assert register.dry_run(raw)["problems"] == []
    _remember(register, 1, columns={"天气": "weather"}, words={"weather": {"怪天气": ""}})
    register.take(raw)
    assert register.listed()["accidents"][0]["weather"] is None


def test_a_tailored_file_needs_a_trial_of_its_own(register: Register) -> None:
    raw = csv("编号,事故时间,程序,死亡,别名", "A1,2026/3/5 7:30,一般,0,某路口")
    seal = register.dry_run(raw)["seal"]
    _remember(register, 0, columns={"别名": "place_text"})
    assert told(register.send("/imports/accidents", raw, seal=seal)) == (409, "import_not_tried")


def test_two_people_cannot_teach_at_once_without_noticing(register: Register) -> None:
    _remember(register, 0, columns=COLUMNS)
    assert told(_remember(register, 0, columns={"亡": "injuries"})) == (412, "version_conflict")


def test_a_word_must_be_one(register: Register) -> None:
    assert told(_remember(register, 0, words={"form": {"顶牛": "88"}})) == (422, "word_unknown")


def test_what_a_squads_leader_teaches_holds_for_the_brigade(register: Register) -> None:
    leader = register.spine.county.desk(Role.SQUAD_LEADER)
    leader.put("/accident-mapping", {"columns": {"亡": "deaths"}, "words": {}}, 0)
    assert register.desk.get("/accident-mapping").get_json()["columns"] == {"亡": "deaths"}
