"""The sheets of an XLSX file as rows of text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from math import isfinite
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

from .archive import CountedTags, open_archive
from .cells import number_text, plain
from .sheets import Bounds, Flaw, Row, Sheet, too_large
from .workbook import SheetPart, Workbook, damage, open_workbook, text_of

_ROW, _CELL, _VALUE, _FORMULA, _INLINE, _MERGES = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("row", "c", "v", "f", "is", "mergeCells")
)
_LAST_COLUMN = 16_384

Cells = dict[int, str | Flaw]


def read_xlsx_sheets(raw: bytes, bounds: Bounds) -> tuple[Sheet, ...]:
    """Read all sheets of an XLSX file; raise ``table_too_large`` or ``table_unreadable``."""
    with open_archive(raw, bounds) as archive:
        workbook = open_workbook(raw, archive)
        budget = _Budget(bounds)
        return tuple(_SheetReader(workbook, bounds, budget).read(part) for part in workbook.sheets)


class _Budget:
    """Cells that may still be taken from the whole file."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._left = bounds.cells

    def spend(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise too_large("cells", self._bounds.cells)


class _SheetReader:
    """One sheet: rows as they come, then the merged ranges, which stand behind them in the file."""

    def __init__(self, workbook: Workbook, bounds: Bounds, budget: _Budget) -> None:
        self._workbook = workbook
        self._bounds = bounds
        self._budget = budget
        self._rows: dict[int, Cells] = {}
        self._hidden: set[int] = set()
        self._merges: list[str] = []
        self._line = 0

    def read(self, part: SheetPart) -> Sheet:
        with damage(), self._workbook.archive.open(part.path) as source:
            for _, element in iterparse(CountedTags(source)):
                if element.tag == _ROW:
                    self._take_row(element)
                    element.clear()
                elif element.tag == _MERGES:
                    self._merges += [each.get("ref", "") for each in element]
            self._fill_merged()
        return Sheet(part.name, tuple(self._finished()), part.hidden)

    def _take_row(self, element: Element) -> None:
        self._line = int(element.get("r") or self._line + 1)
        cells: Cells = {}
        column = 0
        for child in element:
            if child.tag == _CELL:
                place = child.get("r")
                column = coordinate_to_tuple(place)[1] if place else column + 1
                value = self._value(child)
                if value != "":
                    cells[column - 1] = value
        if cells:
            self._keep(cells, element)

    def _keep(self, cells: Cells, element: Element) -> None:
        if len(self._rows) >= self._bounds.rows:
            raise too_large("rows", self._bounds.rows)
        if max(cells) >= self._bounds.columns:
            raise too_large("columns", self._bounds.columns)
        self._budget.spend(len(cells))
        self._rows[self._line] = cells
        if element.get("hidden") in ("1", "true"):
            self._hidden.add(self._line)

    def _value(self, cell: Element) -> str | Flaw:
        """The plain text of a cell, "" for an empty one."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(_INLINE)
            return self._text("" if inline is None else text_of(inline))
        said = cell.findtext(_VALUE) or ""
        if said == "":
            lost = cell.find(_FORMULA) is not None and kind != "str"
            return Flaw("formula_without_value", f"={cell.findtext(_FORMULA) or ''}"[:100]) if lost else ""
        if kind == "n":
            return self._number(float(said), int(cell.get("s", 0)))
        if kind == "e":
            return Flaw("error_value", said[:100])
        return self._text(self._as_text(kind, said, int(cell.get("s", 0))))

    def _as_text(self, kind: str, said: str, style: int) -> str:
        if kind == "s":
            return self._workbook.strings[int(said)]
        if kind == "b":
            return "TRUE" if said == "1" else "FALSE"
        bare = kind == "d" and style not in self._workbook.clock_styles
        return said.removesuffix("T00:00:00") if bare else said

    def _text(self, text: str) -> str | Flaw:
        made = plain(text)
        return made if len(made) <= self._bounds.cell_characters else Flaw("cell_too_long", made[:100])

    def _number(self, value: float, style: int) -> str | Flaw:
        if not isfinite(value):
            return Flaw("error_value", str(value))
        if style in self._workbook.date_styles:
            moment = self._workbook.moment(value, style)
            clock = style in self._workbook.clock_styles
            return Flaw("error_value", str(value)) if moment is None else _iso(moment, clock)
        text = number_text(value)
        return (
            Flaw("number_imprecise", f"{value:.0f}")
            if text is None
            else text.zfill(self._workbook.padding.get(style, 0))
        )

    def _fill_merged(self) -> None:
        """Give every cell of a merged range that stands in a row of its own the value of the range's first cell."""
        if len(self._merges) > self._bounds.merges:
            raise too_large("merges", self._bounds.merges)
        lines = sorted(self._rows)
        for reference in self._merges:
            left, top, right, bottom = (each or 0 for each in range_boundaries(reference))
            value = self._rows.get(top, {}).get(left - 1)
            if value is None:
                continue
            columns = range(left - 1, min(right, self._bounds.columns))
            for line in lines[bisect_left(lines, top) : bisect_right(lines, bottom)]:
                self._budget.spend(len(columns))
                for column in columns:
                    self._rows[line].setdefault(column, value)

    def _finished(self) -> Iterator[Row]:
        width = max((max(cells) for cells in self._rows.values()), default=-1) + 1
        for line, cells in sorted(self._rows.items()):
            texts = [""] * width
            flaws: dict[int, Flaw] = {}
            for column, value in cells.items():
                if isinstance(value, Flaw):
                    flaws[column] = value
                else:
                    texts[column] = value
            yield Row(line, tuple(texts), flaws, line in self._hidden)


def _iso(moment: date | datetime | time | timedelta, clock: bool) -> str:
    """2026-11-02, 2026-11-02T08:30:00, 08:30:00, or the hours of a duration as h:mm:ss; midnight stands where the
    format shows a ``clock``."""
    if isinstance(moment, timedelta):
        minutes, seconds = divmod(round(moment.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    if isinstance(moment, datetime):
        moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
        return moment.date().isoformat() if moment.time() == time() and not clock else moment.isoformat()
    return moment.isoformat(timespec="seconds") if isinstance(moment, time) else moment.isoformat()
