"""Tables that other programs open with the right types."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from app.tabular.reading import read_sheets
from app.tabular.writing import CellValue, OutColumn, OutSheet, csv_text, sheet_name, write_csv, write_xlsx

MOMENT = datetime(2026, 11, 2, 16, 30, tzinfo=UTC)
VALUES: list[CellValue] = [
    "900003", "鲁P1234警", 12, 36.5, Decimal("12.30"), date(2026, 11, 2), MOMENT, time(19, 5), True, None, "=1+1"
]  # fmt: skip


def made(rows: list[list[CellValue]]) -> OutSheet:
    return OutSheet("名单", [OutColumn(f"列{n}", width=n + 5) for n in range(len(rows[0]))], rows)


def test_cells_keep_their_types() -> None:
    sheet = load_workbook(io.BytesIO(write_xlsx([made([VALUES])]))).worksheets[0]
    cells = sheet[2]
    assert [cell.data_type for cell in cells] == ["s", "s", "n", "n", "n", "d", "d", "d", "s", "n", "s"]
    assert cells[5].value == datetime(2026, 11, 2)  # noqa: DTZ001 - spreadsheets know no zone
    assert cells[6].value == datetime(2026, 11, 3, 0, 30)  # noqa: DTZ001
    assert (cells[5].number_format, cells[0].number_format, cells[10].number_format) == ("yyyy-mm-dd", "@", "@")
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.column_dimensions["C"].width) == ("A2", "A1:K1", 7)


@pytest.mark.parametrize("text", ["=1+1", "+86 635", "-cmd", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://a")'])
def test_no_text_becomes_a_formula(text: str) -> None:
    cell = load_workbook(io.BytesIO(write_xlsx([made([[text]])]))).worksheets[0]["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value == text.replace("\r", "\n")
    assert csv_text(text) == f"'{text}"


def test_csv_begins_with_the_mark_and_signs_of_numbers_stay() -> None:
    raw = write_csv(made([[*VALUES, -5, "-5.5"]]))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))[1] == [
        "900003", "鲁P1234警", "12", "36.5", "12.30", "2026-11-02", "2026-11-03 00:30:00", "19:05", "是", "", "'=1+1",
        "-5", "-5.5",
    ]  # fmt: skip


def test_what_was_written_reads_the_same() -> None:
    (sheet,) = read_sheets(write_xlsx([made([VALUES])]))
    assert sheet.rows[1].cells == (
        "900003", "鲁P1234警", "12", "36.5", "12.3", "2026-11-02", "2026-11-03T00:30:00", "19:05:00", "是", "", "=1+1"
    )  # fmt: skip


def test_control_characters_endless_text_and_odd_names_do_not_spoil_the_file() -> None:
    raw = write_xlsx([OutSheet("a/b[c]:" + "长" * 40, [OutColumn("x\x1by")], [["a\x00b\x0bc"], ["x" * 40_000]])])
    book = load_workbook(io.BytesIO(raw))
    assert (book.worksheets[0]["A1"].value, book.worksheets[0]["A2"].value) == ("xy", "abc")
    assert len(str(book.worksheets[0]["A3"].value)) == 32_767
    assert (len(book.sheetnames[0]), sheet_name("[]")) == (31, "Sheet1")


def test_a_column_offers_its_allowed_values() -> None:
    raw = write_xlsx([OutSheet("a", [OutColumn("身份", allowed=("民警", "辅警"))], [])])
    (rule,) = load_workbook(io.BytesIO(raw)).worksheets[0].data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"民警,辅警"', "A2:A2000")
