"""``/reports/templates``: the forms in which a report goes out, the brigade's own or the product's."""

from __future__ import annotations

import io
from datetime import date
from uuid import uuid4

from openpyxl import Workbook, load_workbook

from app.kernel.actor import Role
from app.report.workbook import default_workbook
from tests.desk import told
from tests.report.conftest import DAY, Day


def workbook(*cells: str) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(cells))
    book.save(out)
    return out.getvalue()


def upload(day: Day, raw: bytes, unit_id: object = None) -> tuple[int, str | None]:
    query = f"unit={unit_id or day.brigade}&name=日报.xlsx"
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/octet-stream"}
    path = f"/api/v1/reports/templates/workbook?{query}"
    answer = day.supervisor._client.post(path, data=raw, headers=headers)
    return answer.status_code, None if answer.status_code == 204 else answer.get_json()["code"]


def sheet_of(day: Day, unit_id: object = None) -> list[list[object]]:
    answer = day.supervisor.get("/reports/daily/workbook", unit=unit_id or day.squad, day=DAY)
    assert answer.status_code == 200, answer.get_json()
    sheet = load_workbook(io.BytesIO(answer.get_data())).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_brigades_own_text_holds_for_its_squads_until_one_has_its_own(day: Day) -> None:
    said = {"unit_id": str(day.brigade), "text": "{{unit}}今日出动{{people_out}}"}
    assert day.supervisor.post("/reports/templates/text", said).status_code == 204
    assert day.report()["text"] == "一中队今日出动无记录"
    own = {"unit_id": str(day.squad), "text": "本队{{cars_out}}"}
    assert day.supervisor.post("/reports/templates/text", own).status_code == 204
    assert day.report()["text"] == "本队无记录"
    assert day.report(day.brigade)["text"] == "阳谷大队今日出动无记录"


def test_a_text_is_kept_in_versions_and_an_empty_one_is_the_products_again(day: Day) -> None:
    for text in ("甲{{unit}}", ""):
        assert (
            day.supervisor.post("/reports/templates/text", {"unit_id": str(day.squad), "text": text}).status_code == 204
        )
    forms = day.supervisor.get("/reports/templates", unit=day.squad).get_json()
    assert forms["text"].startswith("【{{unit}}勤务战果】")
    assert [each["number"] for each in forms["versions"] if each["kind"] == "text"] == [2, 1]


def test_a_text_that_asks_for_what_is_not_there_is_refused(day: Day) -> None:
    said = {"unit_id": str(day.squad), "text": "罚款{{fines}}"}
    assert told(day.supervisor.post("/reports/templates/text", said)) == (422, "template_placeholder_unknown")


def test_a_preview_fills_a_text_and_writes_nothing(day: Day) -> None:
    said = {"unit_id": str(day.squad), "day": DAY, "text": "出动{{people_out}}，{{fines}}"}
    answer = day.supervisor.post("/reports/templates/preview", said).get_json()
    assert answer == {"text": "出动无记录，{{fines}}", "unfilled": ["fines"]}
    assert day.supervisor.get("/reports/templates", unit=day.squad).get_json()["versions"] == []


def test_only_those_who_keep_the_forms_change_them(day: Day) -> None:
    said = {"unit_id": str(day.squad), "text": "x"}
    assert told(day.leader.post("/reports/templates/text", said)) == (403, "not_allowed")
    assert day.out.spine.county.desk(Role.ADMIN).post("/reports/templates/text", said).status_code == 204


def test_the_products_own_workbook_has_the_figures_with_their_types(day: Day) -> None:
    day.work()
    rows = sheet_of(day, day.brigade)
    assert rows[0][0] == "阳谷大队勤务战果日报"
    assert ["出动警力", 2, "人", "无记录"] in [row[:4] for row in rows]
    assert ["一中队", 2, 1, 1.5, 1] in [row[:5] for row in rows]


def test_a_brigades_own_workbook_is_filled(any_day: Day) -> None:
    any_day.work()
    assert upload(any_day, workbook("{{unit}}", "{{day}}", "{{people_out}}", "{{case_helmet}}", "{{talks}}场")) == (
        204,
        None,
    )
    (row,) = sheet_of(any_day)
    assert row[0] == "一中队"
    assert str(row[1]).startswith(date(2026, 11, 22).isoformat())
    assert row[2:] == [2, 0, "0场"]


def test_a_workbook_that_could_not_be_filled_is_refused(day: Day) -> None:
    assert upload(day, workbook("{{fines}}")) == (422, "template_placeholder_unknown")
    assert upload(day, workbook("{{squads.nobody}}")) == (422, "template_placeholder_unknown")
    assert upload(day, b"no workbook")[0] == 422


def test_the_workbook_in_force_can_be_fetched_and_given_back(day: Day) -> None:
    raw = day.supervisor.get("/reports/templates/workbook", unit=day.brigade).get_data()
    assert upload(day, raw) == (204, None)
    forms = day.supervisor.get("/reports/templates", unit=day.squad).get_json()
    assert (forms["workbook_name"], forms["workbook_unit_id"]) == ("日报.xlsx", str(day.brigade))


def test_the_products_own_workbook_asks_for_nothing_unknown(day: Day) -> None:
    assert upload(day, default_workbook()) == (204, None)
