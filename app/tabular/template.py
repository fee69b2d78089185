"""An XLSX that somebody laid out, filled: ``{{day}}`` becomes a value, a row with ``{{squads.name}}`` is repeated for
each of ``squads``.

A cell that is nothing but one placeholder takes the value with its type and keeps the cell's own format; inside other
text the value is shown as text. What stands below a repeated row moves down with its heights and merged ranges;
formulas that point across it are not rewritten, so sums belong into placeholders. An empty list leaves its row blank.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from app.kernel.errors import DomainError

from .archive import open_archive
from .reading import read_sheets
from .sheets import Bounds, MiB
from .workbook import damage
from .writing import CellValue, csv_text, number_format, typed

TEMPLATE_BOUNDS = Bounds(file_bytes=2 * MiB, inflated_bytes=8 * MiB, rows=2_000, columns=100, cells=20_000)
_PLACEHOLDER = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z_]+)?)\s*\}\}")

Lists = Mapping[str, Sequence[Mapping[str, CellValue]]]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A cell of the repeated row: its column, its text, and the cell whose style it has."""

    column: int
    text: object
    model: Cell


def placeholders_in(raw: bytes) -> set[str]:
    """The names that a template asks for, ``day`` or ``squads.name``; raises what :func:`read_sheets` raises."""
    sheets = read_sheets(raw, TEMPLATE_BOUNDS)
    return {name for s in sheets for row in s.rows for cell in row.cells for name in _PLACEHOLDER.findall(cell)}


def fill_template(raw: bytes, values: Mapping[str, CellValue], lists: Lists) -> bytes:
    """Fill an XLSX template.

    Raises ``table_unreadable``, ``table_too_large`` and so on for a file that is no workbook, and
    ``template_placeholder_unknown`` (params ``name``, ``cell``) for a name that neither values nor lists have."""
    read_sheets(raw, TEMPLATE_BOUNDS)  # refuses what must not be loaded
    with open_archive(raw, TEMPLATE_BOUNDS), damage():
        book = load_workbook(io.BytesIO(raw))
        for sheet in book.worksheets:
            _fill(sheet, values, lists)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def _fill(sheet: Worksheet, values: Mapping[str, CellValue], lists: Lists) -> None:
    line = 1
    while line <= sheet.max_row:
        name = _list_named(sheet, line)
        if name is None:
            _fill_row(sheet, line, values)
            line += 1
            continue
        if name not in lists:
            raise DomainError("template_placeholder_unknown", name=name, cell=f"{sheet.title}!{line}")
        line += _repeat(sheet, line, name, values, lists[name])


def _list_named(sheet: Worksheet, line: int) -> str | None:
    """The list for whose members a row is repeated."""
    texts = (cell.value for cell in sheet[line] if isinstance(cell.value, str))
    names = (name for text in texts for name in _PLACEHOLDER.findall(text))
    return next((name.partition(".")[0] for name in names if "." in name), None)


def _repeat(
    sheet: Worksheet, line: int, name: str, values: Mapping[str, CellValue], members: Sequence[Mapping[str, CellValue]]
) -> int:
    """Write a row for each member, return how many rows it now takes."""
    pattern = [_Pattern(c.column, c.value, c) for c in sheet[line] if isinstance(c, Cell)]
    height = sheet.row_dimensions[line].height
    _make_room(sheet, line, len(members) - 1)
    for offset, member in enumerate(members or [{}]):
        said = {**values, **{f"{name}.{key}": value for key, value in member.items()}}
        sheet.row_dimensions[line + offset].height = height
        for each in pattern:
            cell = sheet.cell(line + offset, each.column)
            if isinstance(cell, Cell):
                _style(cell, each.model)
                _put(cell, each.text if members else None, said)
    return max(len(members), 1)


def _fill_row(sheet: Worksheet, line: int, values: Mapping[str, CellValue]) -> None:
    for cell in sheet[line]:
        if isinstance(cell, Cell) and isinstance(cell.value, str) and "{{" in cell.value:
            _put(cell, cell.value, values)


def _put(cell: Cell, text: object, said: Mapping[str, CellValue]) -> None:
    if not isinstance(text, str) or "{{" not in text:
        cell.value = text  # type: ignore[assignment]
        return
    for name in _PLACEHOLDER.findall(text):
        if name not in said:
            raise DomainError("template_placeholder_unknown", name=name, cell=f"{cell.parent.title}!{cell.coordinate}")
    alone = _PLACEHOLDER.fullmatch(text.strip())
    value = typed(said[alone[1]] if alone else _PLACEHOLDER.sub(lambda found: csv_text(said[found[1]]), text))
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula
    elif cell.number_format == "General":
        cell.number_format = number_format(value) or "General"


def _style(cell: Any, model: Any) -> None:
    if model is not cell and model.has_style:
        cell._style = copy(model._style)  # noqa: SLF001 - the way its documentation copies a style


def _make_room(sheet: Worksheet, line: int, more: int) -> None:
    """Move what is below ``line`` down by ``more`` rows, with heights and merged ranges; repeat those of the row."""
    if more <= 0:
        return
    below = [each for each in sheet.merged_cells.ranges if each.min_row > line]
    beside = [each for each in sheet.merged_cells.ranges if each.min_row == each.max_row == line]
    for each in below:
        sheet.unmerge_cells(each.coord)
    heights = {n: d.height for n, d in sheet.row_dimensions.items() if n > line and d.height}
    sheet.insert_rows(line + 1, more)
    for each in below:
        each.shift(row_shift=more)
        sheet.merge_cells(each.coord)
    for each in beside:
        for offset in range(1, more + 1):
            sheet.merge_cells(
                start_row=line + offset, end_row=line + offset, start_column=each.min_col, end_column=each.max_col
            )
    for number in heights:
        sheet.row_dimensions[number].height = None
    for number, height in heights.items():
        sheet.row_dimensions[number + more].height = height
