"""Finding the table in the sheets."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from app.kernel.errors import DomainError
from app.tabular.columns import Column, table_in
from app.tabular.reading import read_sheets
from tests.tabular.books import book_of, saved

COLUMNS = (
    Column("badge", ("警号", "编号"), required=True),
    Column("name", ("姓名",), required=True),
    Column("unit", ("单位",)),
)


def test_the_header_is_found_below_titles_and_notes_are_passed_over() -> None:
    raw = book_of(
        [
            ["某县公安局交警大队民警名单", None, None],
            [],
            ["序号", "编 号（6位）", "姓名"],
            ["例：1", "900001", "示例"],
            [1, 900012, "甲"],
            ["序号", "编 号（6位）", "姓名"],
            [2, 900013, "乙"],
            ["合计", 2, None],
            ["填表人：丙", None, None],
        ],
        merged=["A1:C1"],
    )
    table = table_in(read_sheets(raw), COLUMNS)
    assert [(row.line, dict(row.said)) for row in table.rows] == [
        (5, {"badge": "900012", "name": "甲"}),
        (7, {"badge": "900013", "name": "乙"}),
    ]
    assert (table.header_line, table.titles["badge"]) == (3, "编 号（6位）")
    assert (table.unknown_titles, table.note_lines) == (("序号",), (4, 6, 8, 9))


def test_of_several_sheets_the_one_with_the_header_is_read_and_hidden_ones_only_by_name() -> None:
    book = Workbook()
    book.worksheets[0].append(["说明"])
    for name, person in (("名单", "甲"), ("旧名单", "乙")):
        sheet = book.create_sheet(name)
        sheet.append(["警号", "姓名", "单位"] if name == "旧名单" else ["警号", "姓名"])
        sheet.append([1, person])
    book.worksheets[2].sheet_state = "hidden"
    sheets = read_sheets(saved(book))
    assert table_in(sheets, COLUMNS).rows[0].said["name"] == "甲"
    assert table_in(sheets, COLUMNS, "旧名单").rows[0].said["name"] == "乙"
    with pytest.raises(DomainError) as unknown:
        table_in(sheets, COLUMNS, "新名单")
    assert unknown.value.params["sheets"] == "Sheet、名单、旧名单"


def test_a_missing_column_is_named() -> None:
    with pytest.raises(DomainError) as refusal:
        table_in(read_sheets("编号,单位\n1,二中队\n".encode()), COLUMNS)
    assert (refusal.value.code, refusal.value.params) == ("table_columns_missing", {"columns": "姓名", "sheet": ""})


def test_a_flaw_stands_under_its_column_and_a_short_row_says_so() -> None:
    first, second = table_in(read_sheets("警号,姓名\n=A1,甲\n7\n".encode()), COLUMNS).rows
    assert (first.flaws["badge"].code, first.short, second.short) == ("formula", False, True)
