"""Reading XLSX as people make it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from app.tabular.reading import read_sheets
from app.tabular.sheets import Flaw, Row
from tests.tabular.books import book_of, package, saved, sheet_xml


def rows_of(raw: bytes) -> tuple[Row, ...]:
    return read_sheets(raw)[0].rows


def texts(raw: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in rows_of(raw)]


def test_every_kind_of_cell_becomes_the_text_that_people_see() -> None:
    half_past_eight = datetime(2026, 11, 2, 8, 30)  # noqa: DTZ001 - spreadsheets know no zone
    told = [900003, 36.2802, True, date(2026, 11, 2), half_past_eight, time(19, 5), " ９０１　甲 ", None, 0.0]
    raw = book_of([told])
    assert texts(raw) == [
        ("900003", "36.2802", "TRUE", "2026-11-02", "2026-11-02T08:30:00", "19:05:00", "901 甲", "", "0")
    ]


def test_dates_of_a_workbook_that_counts_from_1904_are_the_same_dates() -> None:
    book = Workbook()
    book.epoch = MAC_EPOCH
    book.worksheets[0].append([date(2026, 11, 2), timedelta(hours=26, minutes=3)])
    assert texts(saved(book)) == [("2026-11-02", "26:03:00")]


@pytest.mark.parametrize(
    ("shown_as", "read"),
    [
        ("yyyy/m/d h:mm", "2026-11-02T00:00:00"),
        ('YYYY"年"M"月"D"日" HH"时"', "2026-11-02T00:00:00"),
        ("[$-804]yyyy-mm-dd", "2026-11-02"),
        ('yyyy-mm-dd"hs"', "2026-11-02"),
        ("mm-dd-yy", "2026-11-02"),
    ],
)
def test_midnight_is_a_time_where_the_format_shows_one(shown_as: str, read: str) -> None:
    book = Workbook()
    book.worksheets[0].append([datetime(2026, 11, 2)])  # noqa: DTZ001 - spreadsheets know no zone
    book.worksheets[0]["A1"].number_format = shown_as
    assert texts(saved(book)) == [(read,)]


def test_zeros_that_only_a_format_shows_are_kept() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([123])
    sheet["A1"].number_format = "000000"
    assert texts(saved(book)) == [("000123",)]


def test_a_merged_range_gives_its_value_to_each_row_that_has_one_of_its_own() -> None:
    rows: list[list[Any]] = [["乡镇", "村", "类"], ["阎楼镇", "东村", "甲"], [None, "西村", "乙"], [None, None, None]]
    raw = book_of([*rows, ["石佛镇", "南村", None]], merged=["A2:A4", "B5:C5"])
    assert texts(raw)[1:] == [("阎楼镇", "东村", "甲"), ("阎楼镇", "西村", "乙"), ("石佛镇", "南村", "南村")]
    assert [row.line for row in rows_of(raw)] == [1, 2, 3, 5]


def test_a_formula_counts_by_its_stored_value_and_without_one_is_a_flaw() -> None:
    raw = package(
        sheet_xml(
            '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>SUM(A1)</f><v></v></c><c r="C2" t="str"><f>""</f>'
            '<v></v></c><c r="D2" t="e"><f>A9</f><v>#REF!</v></c><c r="E2" t="inlineStr"><is><t>甲</t></is></c></row>'
        )
    )
    (row,) = rows_of(raw)
    assert (row.line, row.cells) == (2, ("2", "", "", "", "甲"))
    assert row.flaws == {1: Flaw("formula_without_value", "=SUM(A1)"), 3: Flaw("error_value", "#REF!")}


def test_a_formula_that_openpyxl_wrote_has_no_value() -> None:
    assert rows_of(book_of([["=1+1", "甲"]]))[0].flaws == {0: Flaw("formula_without_value", "=1+1")}


def test_a_number_with_more_digits_than_excel_keeps_is_a_flaw() -> None:
    raw = package(sheet_xml("<row><c><v>1.5E+17</v></c><c><v>1</v></c></row>"))
    assert rows_of(raw)[0].flaws == {0: Flaw("number_imprecise", "150000000000000000")}


def test_a_date_that_is_none_is_a_flaw() -> None:
    book = Workbook()
    book.worksheets[0].append([99999999.0])
    book.worksheets[0]["A1"].number_format = "yyyy-mm-dd"
    assert rows_of(saved(book))[0].flaws[0].code == "error_value"


def test_hidden_rows_and_sheets_are_read_and_say_so() -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.append(["a"])
    first.append(["b"])
    first.row_dimensions[2].hidden = True
    book.create_sheet("旧").sheet_state = "hidden"
    shown, hidden = read_sheets(saved(book))
    assert ([row.hidden for row in shown.rows], shown.hidden, hidden.hidden) == ([False, True], False, True)


def test_formatted_runs_are_joined_and_phonetic_hints_left_out() -> None:
    text = "<is><r><t>阎</t></r><r><t>楼镇</t></r><rPh><t>yan</t></rPh></is>"
    assert texts(package(sheet_xml(f'<row><c t="inlineStr">{text}</c></row>'))) == [("阎楼镇",)]


def test_cells_formatted_to_the_last_column_do_not_widen_the_table() -> None:
    raw = package(sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'))
    assert texts(raw) == [("1",)]
