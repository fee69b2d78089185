"""Tables as XLSX and CSV files that Excel, WPS and LibreOffice open with the right types.

Text never becomes a formula: in XLSX it is a text cell with the mark for it, in CSV what begins like a formula gets an
apostrophe before it. Numbers and dates are typed in XLSX and plain in CSV; a program that opens a CSV guesses types by
itself and takes leading zeros away, so lists with ids are better had as XLSX."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .cells import LOCAL_ZONE

CellValue = str | int | float | Decimal | bool | date | datetime | time | None

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"

LONGEST_CELL = 32_767

# The published stubs know the write-only sheet and its cells by half.
_OpenSheet = Any
_OpenCell = Any
_cell: Any = WriteOnlyCell
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?", re.ASCII)
_LONGEST_LIST = 255  # characters of a list of allowed values inside a rule
_RULE_ROWS = 2_000
_FORMATS: tuple[tuple[type, str], ...] = (
    (datetime, "yyyy-mm-dd hh:mm:ss"),
    (date, "yyyy-mm-dd"),
    (time, "hh:mm"),
    (str, "@"),
)
_EDGE = Side(style="thin", color="FFBFC7D1")


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column to write: its header, its width in characters, the values that Excel offers and allows (none: any)."""

    title: str
    width: int = 14
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutSheet:
    """A sheet to write; its name is cut to what Excel allows. Rows are taken as they come, once."""

    name: str
    columns: Sequence[OutColumn]
    rows: Iterable[Sequence[CellValue]]


def write_xlsx(sheets: Sequence[OutSheet]) -> bytes:
    """Write at least one sheet, each with a frozen bold header and a filter."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        made = book.create_sheet(sheet_name(sheet.name))
        _lay_out(made, sheet.columns)
        made.append([_header_cell(made, column.title) for column in sheet.columns])
        cells = _Cells(made)
        for row in sheet.rows:
            made.append([cells.of(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_csv(sheet: OutSheet) -> bytes:
    """Write one sheet as UTF-8 with a mark at its start, so that Excel reads it as such."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([csv_text(column.title) for column in sheet.columns])
    writer.writerows([csv_text(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def csv_text(value: CellValue) -> str:
    """A value as a CSV cell. Text that a spreadsheet would take for a formula begins with an apostrophe; a number
    may begin with its sign."""
    if isinstance(value, str):
        risky = value.startswith(_LIKE_A_FORMULA) and not _NUMBER.fullmatch(value)
        return f"'{value}" if risky else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return local(value).isoformat(" ", "seconds")
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def typed(value: CellValue) -> CellValue:
    """A value as an XLSX cell holds it: local time without a zone, 是/否, text without control characters."""
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    if isinstance(value, bool):
        return "是" if value else "否"
    return local(value) if isinstance(value, datetime) else value


def number_format(value: CellValue) -> str | None:
    """The format in which Excel shows a value; None for its own choice."""
    return next((code for kind, code in _FORMATS if isinstance(value, kind)), None)


def local(moment: datetime) -> datetime:
    """China's time without a zone, as spreadsheets know it."""
    return moment if moment.tzinfo is None else moment.astimezone(LOCAL_ZONE).replace(tzinfo=None)


def sheet_name(name: str) -> str:
    """A name that Excel takes: without []:*?/\\, not empty, at most 31 characters."""
    return _NOT_IN_NAMES.sub(" ", name).strip(" '")[:31] or "Sheet1"


def _lay_out(sheet: _OpenSheet, columns: Sequence[OutColumn]) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(columns), 1))}1"
    for index, column in enumerate(columns, start=1):
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = column.width
        if column.allowed:
            _offer(sheet, letter, column.allowed)


def _offer(sheet: _OpenSheet, letter: str, allowed: Sequence[str]) -> None:
    joined = ",".join(allowed)
    if len(joined) <= _LONGEST_LIST and '"' not in joined:
        rule = DataValidation(type="list", formula1=f'"{joined}"', allow_blank=True)
        rule.add(f"{letter}2:{letter}{_RULE_ROWS}")
        sheet.data_validations.append(rule)


def _header_cell(sheet: _OpenSheet, title: str) -> _OpenCell:
    cell = _cell(sheet, value=typed(title))
    cell.data_type = "s"
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="FFE6ECF5")
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.border = Border(bottom=_EDGE)
    return cell


class _Cells:
    """Cells of one sheet; each style is looked up in the workbook once, because that costs more than the cell."""

    def __init__(self, sheet: _OpenSheet) -> None:
        self._sheet = sheet
        self._styles: dict[tuple[str | None, bool], Any] = {}

    def of(self, value: CellValue) -> _OpenCell:
        """A value as the sheet takes it; what needs no style stays as it is."""
        made = typed(value)
        if not isinstance(made, str):
            shown = number_format(made)
            return made if shown is None else self._styled(made, shown, quoted=False)
        if not made.startswith(_LIKE_A_FORMULA):
            return self._styled(made, "@", quoted=False) if made[:1].isdigit() else made
        cell = self._styled(made, "@", quoted=True)
        cell.data_type = "s"  # text although it begins like a formula
        return cell

    def _styled(self, value: CellValue, shown: str, *, quoted: bool) -> _OpenCell:
        cell = _cell(self._sheet, value=value)
        style = self._styles.get((shown, quoted))
        if style is None:
            cell.number_format, cell.quotePrefix = shown, quoted
            self._styles[shown, quoted] = cell._style  # noqa: SLF001 - shared, as its documentation does
        else:
            cell._style = style  # noqa: SLF001
        return cell


_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
