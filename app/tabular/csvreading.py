"""CSV as spreadsheets and platforms save it.

The encoding is a decision, not a guess: what is valid UTF-8 is UTF-8, everything else is GB18030 (GBK and what came
after it). The mark that stands most often in the first lines parts the cells: comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from .cells import plain
from .sheets import Bounds, Flaw, Row, Sheet, too_large, unreadable

_FIRST_LINES = 20
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')  # how exports keep leading zeros: ="0012"


def read_csv_sheet(raw: bytes, bounds: Bounds) -> Sheet:
    """Read a CSV file; raise ``table_unreadable`` (``encoding``, ``not_csv``) or ``table_too_large``."""
    rows: list[Row] = []
    for line, cells in _lines(_text(raw)):
        if len(rows) >= bounds.rows:
            raise too_large("rows", bounds.rows)
        if len(cells) > bounds.columns:
            raise too_large("columns", bounds.columns)
        rows.append(_row(line, cells, bounds.cell_characters))
    return Sheet("", tuple(rows))


def _text(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise unreadable("encoding")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that hold anything, each with its number and its plain cells."""
    first = "\n".join(islice(io.StringIO(text), _FIRST_LINES))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        for cells in reader:
            stripped = [plain(cell) for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error:
        raise unreadable("not_csv") from None


def _row(line: int, cells: list[str], cell_characters: int) -> Row:
    flaws: dict[int, Flaw] = {}
    for index, cell in enumerate(cells):
        if cell.startswith("="):
            kept = _KEPT_AS_TEXT.fullmatch(cell)
            cells[index] = plain(kept[1]) if kept else ""
            if kept is None:
                flaws[index] = Flaw("formula", cell[:100])
        elif len(cell) > cell_characters:
            flaws[index], cells[index] = Flaw("cell_too_long", cell[:100]), ""
    return Row(line, tuple(cells), flaws)
