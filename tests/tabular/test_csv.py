"""Reading CSV as spreadsheets save it."""

from __future__ import annotations

import pytest

from app.kernel.errors import DomainError
from app.tabular.reading import read_sheets
from app.tabular.sheets import Bounds, Flaw

LIST = "警号,姓名\n900012,张三（东）\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_each_usual_encoding_and_mark_is_read(encoding: str, mark: str) -> None:
    (sheet,) = read_sheets(LIST.replace(",", mark).encode(encoding))
    assert [(row.line, row.cells) for row in sheet.rows] == [(1, ("警号", "姓名")), (2, ("900012", "张三（东）"))]


def test_a_title_above_does_not_decide_which_mark_parts_the_cells() -> None:
    (sheet,) = read_sheets("某县民警名单; 第一页\n警号,姓名,单位\n1,甲,乙\n".encode())
    assert sheet.rows[2].cells == ("1", "甲", "乙")


def test_a_formula_is_a_flaw_and_text_in_quotes_after_an_equals_sign_is_text() -> None:
    (sheet,) = read_sheets('编号,数\n="0012",=1+1\n'.encode())
    assert sheet.rows[1].cells == ("0012", "")
    assert sheet.rows[1].flaws == {1: Flaw("formula", "=1+1")}


def test_blank_lines_count_but_are_no_rows() -> None:
    (sheet,) = read_sheets(b"a,b\n,\n\n1,2\n")
    assert [row.line for row in sheet.rows] == [1, 4]


@pytest.mark.parametrize(
    ("raw", "bounds", "what"),
    [
        (b"a\n1\n2\n", Bounds(rows=2), "rows"),
        (b"a,b,c\n", Bounds(columns=2), "columns"),
        (b"abcdef", Bounds(file_bytes=5), "file"),
    ],
)
def test_what_is_too_large_is_refused_with_the_limit(raw: bytes, bounds: Bounds, what: str) -> None:
    with pytest.raises(DomainError) as refusal:
        read_sheets(raw, bounds)
    assert (refusal.value.code, refusal.value.params["what"]) == ("table_too_large", what)


def test_one_endless_cell_spoils_its_cell_only() -> None:
    (sheet,) = read_sheets(f"a,b\n{'x' * 3_000},2\n".encode())
    assert (sheet.rows[1].cells, sheet.rows[1].flaws[0].code) == (("", "2"), "cell_too_long")
