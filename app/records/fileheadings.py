"""What a file's headings are taken for, before it is tried out: by what is remembered, else by the names we know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from app.kernel.errors import DomainError
from app.tabular.cells import list_in, name_key
from app.tabular.importing import ImportField
from app.tabular.reading import read_sheets
from app.tabular.sheets import Bounds, Row, Sheet
from app.tabular.words import SeveralWords

from .filemappings import MappingInfo

BOUNDS = Bounds(rows=5_000)
_HEADER_WITHIN = 30
_SAMPLES = 3
_MOST_WORDS = 100
ListOf = Callable[[str], str | None]


def headings_of(
    raw: bytes, fields: Sequence[ImportField], mapping: MappingInfo, list_of: ListOf, sheet_name: str | None
) -> dict[str, Any]:
    """The headings of a table (``mapping_schemas.FileHeadingsSchema``). ``fields`` are tailored by the ``mapping``,
    ``list_of`` names the list whose words a member has. Raises what :func:`read_sheets` raises; for an empty sheet the
    refusal names the ``sheets`` there are."""
    known = {key: each for each in reversed(fields) for key in map(name_key, reversed(each.column.names))}
    sheets = read_sheets(raw, BOUNDS)
    sheet, header = _header(sheets, known, sheet_name)
    below = [row for row in sheet.rows if row.line > header.line]
    taken = _taken(header.cells, known)
    has = {each.key for each in taken.values()}
    return {
        "sheet": sheet.name,
        "sheets": _names(sheets),
        "line": header.line,
        "rows": len(below),
        "headings": [
            _heading(title, place, taken.get(place), below, mapping)
            for place, title in enumerate(header.cells)
            if title
        ],
        "missing": [each.key for each in fields if each.column.required and each.key not in has],
        "unknown_words": list(_unknown_words(taken, below, list_of)),
        "mapping": mapping,
    }


def _header(sheets: Sequence[Sheet], known: Mapping[str, ImportField], name: str | None) -> tuple[Sheet, Row]:
    """The row that knows most of our headings; where none knows any, the one with most cells."""
    rows = [
        (sheet, row)
        for sheet in sheets
        if (sheet.name == name if name is not None else not sheet.hidden)
        for row in sheet.rows[:_HEADER_WITHIN]
    ]
    if not rows:
        raise DomainError("table_unreadable", reason="empty", sheets=_names(sheets))
    return max(rows, key=lambda each: (sum(name_key(cell) in known for cell in each[1].cells), _filled(each[1])))


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Of a workbook's sheets; none for a file without."""
    return [sheet.name for sheet in sheets if sheet.name]


def _filled(row: Row) -> int:
    return len({cell for cell in row.cells if cell})


def _taken(titles: Sequence[str], known: Mapping[str, ImportField]) -> dict[int, ImportField]:
    """The field of each place; of two headings for one field the first."""
    taken: dict[int, ImportField] = {}
    for place, title in enumerate(titles):
        field = known.get(name_key(title)) if title else None
        if field is not None and field.key not in {each.key for each in taken.values()}:
            taken[place] = field
    return taken


def _heading(
    title: str, place: int, field: ImportField | None, below: Sequence[Row], mapping: MappingInfo
) -> dict[str, Any]:
    samples = dict.fromkeys(cell for row in below if (cell := _cell(row, place)))
    remembered = name_key(title) in mapping.columns
    return {
        "title": title,
        "member": None if field is None else field.key,
        "known_by": "remembered" if remembered else None if field is None else "name",
        "samples": [each[:40] for each in list(samples)[:_SAMPLES]],
    }


def _unknown_words(taken: Mapping[int, ImportField], below: Sequence[Row], list_of: ListOf) -> Iterator[dict[str, Any]]:
    """The words that no table knows, most frequent first."""
    found: Counter[tuple[str, str]] = Counter()
    for place, field in taken.items():
        name = list_of(field.key)
        cells = [cell for row in below if name is not None and (cell := _cell(row, place))]
        for cell in cells:
            found.update((str(name), word) for word in _not_known(field, cell))
    for (name, word), rows in found.most_common(_MOST_WORDS):
        yield {"list": name, "word": word, "rows": rows}


def _not_known(field: ImportField, cell: str) -> Iterator[str]:
    if isinstance(field.read, SeveralWords):
        yield from (part[:60] for part in list_in(cell) if field.read.one(part) is None)
    elif field.read(cell) is None:
        yield cell[:60]


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
