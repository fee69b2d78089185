"""A list is tried out, then taken in whole, once."""

from __future__ import annotations

import io
from base64 import b64decode
from pathlib import Path

from openpyxl import load_workbook

from app.kernel.actor import Role
from tests.imports.conftest import Bringer, lines
from tests.tabular.books import bomb

CARS = lines("车牌号,名称,单位", ["鲁P1234警,巡逻1车,一中队", "鲁P1235警,巡逻2车,一中队"])


def plates(bringer: Bringer) -> list[str]:
    return [each["plate"] for each in bringer.desk.get("/vehicles").get_json()]


def test_a_dry_run_writes_nothing_and_tells_everything(bringer: Bringer) -> None:
    before = bringer.audited()
    said = bringer.tried("vehicles", CARS)
    assert (said["added"], said["changed"], said["same"]) == (2, 0, 0)
    assert [(step["line"], step["action"], step["label"]) for step in said["steps"]] == [
        (2, "added", "鲁P1234警"),
        (3, "added", "鲁P1235警"),
    ]
    assert (plates(bringer), bringer.audited()) == ([], before)


def test_a_commit_is_audited_row_by_row_and_as_a_whole(bringer: Bringer) -> None:
    before = bringer.audited()
    bringer.bring("vehicles", CARS)
    assert bringer.audited() == before + 3


def test_only_the_file_that_was_tried_is_taken_with_the_options_it_was_tried_with(bringer: Bringer) -> None:
    seal = bringer.tried("vehicles", CARS)["seal"]
    for raw, query in ((CARS.replace("巡逻2车", "巡逻3车"), {}), (CARS, {"unit": str(bringer.county.squad)})):
        answer = bringer.take("vehicles", raw, seal, **query)
        assert (answer.status_code, answer.get_json()["code"]) == (409, "import_not_tried")
    assert plates(bringer) == []


def test_what_changed_meanwhile_asks_for_another_look(bringer: Bringer) -> None:
    seal = bringer.tried("vehicles", CARS)["seal"]
    bringer.bring("vehicles", CARS.splitlines()[0] + "\n鲁P1235警,旧名,一中队\n")
    assert bringer.take("vehicles", CARS, seal).get_json()["code"] == "import_not_tried"
    assert plates(bringer) == ["鲁P1235警"]


def test_saying_it_twice_gives_the_first_answer(bringer: Bringer) -> None:
    seal = bringer.tried("vehicles", CARS)["seal"]
    first = bringer.take("vehicles", CARS, seal, key="once")
    assert bringer.take("vehicles", CARS, seal, key="once").get_json() == first.get_json()
    other = bringer.take("vehicles", CARS + "\n", seal, key="once")
    assert other.get_json()["code"] == "idempotency_conflict"
    assert len(plates(bringer)) == 2


def test_one_bad_row_holds_everything_back(any_bringer: Bringer) -> None:
    mixed = CARS.replace("鲁P1235警,巡逻2车,一中队", "鲁P1236警,巡逻3车,九中队\n鲁P1235警,巡逻2车,一中队")
    said = any_bringer.tried("vehicles", mixed)
    assert (said["seal"], said["added"]) == (None, 2)
    assert any_bringer.take("vehicles", mixed, "0" * 64).status_code == 422
    assert plates(any_bringer) == []
    any_bringer.bring("vehicles", CARS)
    assert plates(any_bringer) == ["鲁P1234警", "鲁P1235警"]


def test_a_bomb_is_refused_and_an_unknown_list_or_foreign_unit_isnt_found(bringer: Bringer) -> None:
    answer = bringer.try_out("vehicles", bomb(70))
    assert (answer.status_code, answer.get_json()["code"]) == (413, "table_too_large")
    assert bringer.try_out("ships", CARS).status_code == 404
    assert bringer.try_out("vehicles", CARS, unit="6f1f6e0a-4f0c-5c39-9a6e-3d1b0f6f7a11").status_code == 422


def test_each_list_is_offered_to_those_who_may_take_it_in(bringer: Bringer) -> None:
    def offered(role: Role) -> list[str]:
        return [kind["key"] for kind in bringer.county.desk(role).get("/imports").get_json()]

    places = ["units", "officers", "vehicles", "devices", "sections", "posts"]
    everything = [*places, "calendar", "roster", "targets", "accidents", "calls"]
    assert offered(Role.ADMIN) == everything
    assert offered(Role.DISPATCHER) == [key for key in everything[2:] if key != "calendar"]
    assert offered(Role.SUPERVISOR) == ["sections", "posts", "roster", "targets", "accidents", "calls"]
    assert offered(Role.OFFICER) == []


def test_a_filled_template_is_taken_without_its_example(bringer: Bringer) -> None:
    for kind in bringer.desk.get("/imports").get_json():
        raw = bringer.desk.get(f"/imports/{kind['key']}/template").get_data()
        said = bringer.tried(kind["key"], raw)
        assert (said["problems"], said["steps"], said["note_lines"]) == ([], [], [2])
        book = load_workbook(io.BytesIO(raw))
        assert [cell.value for cell in book.worksheets[0][1]] == [column["names"][0] for column in kind["columns"]]
        assert book.sheetnames[1] == "填写说明"


def test_the_list_of_problems_is_had_as_a_table(bringer: Bringer) -> None:
    said = {"titles": ["行", "问题"], "rows": [["3", "=1+1 不是姓名"]]}
    sheet = load_workbook(
        io.BytesIO(b64decode(bringer.desk.post("/imports/problem-list", said).get_json()["content"]))
    ).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["行", "问题"], ["3", "=1+1 不是姓名"]]


def test_the_command_line_names_bad_rows_and_writes_only_when_told_to(bringer: Bringer, tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "good.csv").write_text(CARS, encoding="gbk")
    (folder / "bad.csv").write_text(CARS + "鲁P1236警,巡逻3车,九中队\n", encoding="utf-8")
    badge = bringer.desk.get("/session").get_json()["officer"]["badge"]
    run = bringer.app.test_cli_runner()
    command = ["imports", "run", "vehicles", "--as", badge]
    assert run.invoke(args=[*command, str(folder / "good.csv")]).output == "2 new, 0 changed, 0 unchanged, 0 bad\n"
    assert plates(bringer) == []
    failed = run.invoke(args=[*command, str(folder / "bad.csv"), "--commit"])
    assert (failed.exit_code, "line 4: unit: unit_unknown" in failed.output) == (1, True)
    assert run.invoke(args=[*command, str(folder / "good.csv"), "--commit"]).exit_code == 0
    assert len(plates(bringer)) == 2
