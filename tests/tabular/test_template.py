"""Templates that a brigade lays out itself."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from app.kernel.errors import DomainError
from app.tabular.template import fill_template, placeholders_in
from app.tabular.writing import CellValue
from tests.tabular.books import bomb, book_of, saved


def template() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["{{unit}}战果日报（{{day}}）"])
    sheet.append(["中队", "查获", "备注"])
    sheet.append(["{{squads.name}}", "{{squads.cases}}", "共 {{squads.cases}} 起"])
    sheet.append(["合计", "{{total}}", "{{day}}"])
    sheet.append(["审核：", None, None])
    sheet["B3"].font = Font(bold=True)
    sheet.row_dimensions[4].height = 40
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A5:C5")
    return saved(book)


def test_values_stand_where_they_were_asked_for_and_the_row_is_repeated() -> None:
    squads: list[dict[str, CellValue]] = [
        {"name": "一中队", "cases": 7},
        {"name": "=二中队", "cases": 5},
        {"name": "三中队", "cases": 0},
    ]
    values: dict[str, CellValue] = {"unit": "某县大队", "day": date(2026, 11, 2), "total": 12}
    sheet = load_workbook(io.BytesIO(fill_template(template(), values, {"squads": squads}))).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=6, max_col=2)] == [
        ["一中队", 7],
        ["=二中队", 5],
        ["三中队", 0],
        ["合计", 12],
    ]
    assert sheet["A1"].value == "某县大队战果日报（2026-11-02）"
    assert (sheet["C4"].value, sheet["A4"].data_type) == ("共 5 起", "s")
    assert (sheet["C6"].is_date, sheet["B5"].font.bold) == (True, True)
    assert (sheet.row_dimensions[6].height, sheet.row_dimensions[4].height) == (40, None)
    assert {each.coord for each in sheet.merged_cells.ranges} == {"A1:C1", "A7:C7"}


def test_an_empty_list_leaves_its_row_blank() -> None:
    filled = fill_template(template(), {"unit": "", "day": None, "total": 0}, {"squads": []})
    sheet = load_workbook(io.BytesIO(filled)).worksheets[0]
    assert [cell.value for cell in sheet[3]] == [None, None, None]
    assert sheet["B4"].value == 0


def test_a_template_says_what_it_asks_for() -> None:
    assert placeholders_in(template()) == {"unit", "day", "total", "squads.name", "squads.cases"}


@pytest.mark.parametrize("text", ["{{mileage}}", "{{officers.name}}", "{{squads.rank}}"])
def test_an_unknown_name_is_refused_with_its_cell(text: str) -> None:
    with pytest.raises(DomainError) as refusal:
        fill_template(book_of([["a"], [text]]), {}, {"squads": [{"name": "一"}]})
    assert refusal.value.code == "template_placeholder_unknown"
    assert "2" in refusal.value.params["cell"]


def test_a_bomb_is_no_template() -> None:
    with pytest.raises(DomainError) as refusal:
        fill_template(bomb(20), {}, {})
    assert refusal.value.code == "table_too_large"
