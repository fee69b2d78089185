"""Finding the table in the sheets: which row is the header, which column means what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.kernel.errors import DomainError

from .cells import name_key
from .sheets import Flaw, Row, Sheet, unreadable

_HEADER_WITHIN = 30
_NOTE = re.compile(r"(例[:：]|示例|注[:：]|备注[:：]|说明[:：]|填表|制表|审核人|统计人|合计|总计|小计)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a table may have: its key in code, the names that a header may give it (the first is the one
    to show), and whether there is no table without it. Case, width, spaces and what stands in brackets don't count."""

    key: str
    names: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by its columns' keys. ``said`` holds the cells with text, ``flaws`` those without trustworthy text;
    ``short`` if the row of a CSV file ends before the last column known."""

    line: int
    said: Mapping[str, str]
    flaws: Mapping[str, Flaw]
    short: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The table that was found: its sheet, the header's line, the columns with the names they have there, its rows
    in order, headers that no column knows, lines passed over as notes, and the names of the file's sheets."""

    sheet: str
    header_line: int
    titles: Mapping[str, str]
    rows: tuple[TableRow, ...]
    unknown_titles: tuple[str, ...]
    note_lines: tuple[int, ...]
    sheets: tuple[str, ...] = ()


def table_in(sheets: Sequence[Sheet], columns: Sequence[Column], sheet_name: str | None = None) -> Table:
    """Find the table with these columns.

    Without a name the sheet that isn't hidden and knows most columns is taken, the first of equals. Raises
    ``table_sheet_unknown`` (params ``sheet``, ``sheets``), ``table_unreadable`` (``reason`` ``empty``), and
    ``table_columns_missing`` (params ``columns``: the missing ones' names, ``sheet``; ``sheets``: the
    names of all, if there are several)."""
    candidates = _candidates(sheets, sheet_name)
    found = [header for sheet in candidates for header in _headers(sheet, columns)]
    if not found:
        raise unreadable("empty")
    names = tuple(sheet.name for sheet in sheets if sheet.name)
    best = max(found, key=lambda header: (not header.missing, len(header.places)))
    if best.missing:
        several = {"sheets": list(names)} if len(names) > 1 else {}
        missing = "、".join(column.names[0] for column in best.missing)
        raise DomainError("table_columns_missing", columns=missing, sheet=best.sheet.name, **several)
    return replace(_table(best), sheets=names)


@dataclass(frozen=True, slots=True)
class _Header:
    sheet: Sheet
    index: int
    places: Mapping[str, int]
    missing: tuple[Column, ...]


def _candidates(sheets: Sequence[Sheet], name: str | None) -> list[Sheet]:
    if name is None:
        return [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    named = [sheet for sheet in sheets if sheet.name == name]
    if not named:
        raise DomainError("table_sheet_unknown", sheet=name, sheets="、".join(sheet.name for sheet in sheets))
    return named


def _headers(sheet: Sheet, columns: Sequence[Column]) -> list[_Header]:
    """Each of the first rows, taken for a header."""
    return [_header(sheet, index, columns) for index in range(min(_HEADER_WITHIN, len(sheet.rows)))]


def _header(sheet: Sheet, index: int, columns: Sequence[Column]) -> _Header:
    where: dict[str, int] = {}
    for place, title in enumerate(sheet.rows[index].cells):
        where.setdefault(name_key(title), place)
    where.pop("", None)
    places: dict[str, int] = {}
    for column in columns:
        known = next((where[key] for key in map(name_key, column.names) if key in where), None)
        if known is not None:
            places[column.key] = known
    return _Header(sheet, index, places, tuple(c for c in columns if c.required and c.key not in places))


def _table(header: _Header) -> Table:
    titles = header.sheet.rows[header.index].cells
    below = header.sheet.rows[header.index + 1 :]
    known = set(header.places.values())
    notes = [row.line for row in below if _is_note(row) or row.cells == titles]
    passed_over = set(notes)
    return Table(
        sheet=header.sheet.name,
        header_line=header.sheet.rows[header.index].line,
        titles={key: titles[place] for key, place in header.places.items()},
        rows=tuple(_row(row, header.places) for row in below if row.line not in passed_over),
        unknown_titles=tuple(title for place, title in enumerate(titles) if title and place not in known),
        note_lines=tuple(notes),
    )


def _row(row: Row, places: Mapping[str, int]) -> TableRow:
    last = len(row.cells)
    said = {key: row.cells[place] for key, place in places.items() if place < last and row.cells[place]}
    flaws = {key: row.flaws[place] for key, place in places.items() if place in row.flaws} if row.flaws else {}
    return TableRow(row.line, said, flaws, last <= max(places.values()), row.hidden)


def _is_note(row: Row) -> bool:
    """A row under the table that belongs to the paper, not to the list; also a template's example."""
    first = next((cell for cell in row.cells if cell), "")
    return _NOTE.match(first) is not None
