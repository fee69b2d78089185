"""A CSV file with positions of many devices, as fleet platforms export it.

The first line names the columns, in Chinese or English; unknown columns are passed over. One of device number and
plate is needed, and time, longitude and latitude. UTF-8 (with or without a mark at its start) or GBK; commas,
semicolons or tabs. A time without an offset is China's. The datum isn't in such files: whoever drops the file
declares it.

A bad row is reported with its line and code and holds nothing else back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.kernel.errors import DomainError
from app.tracking.csvcells import Column, columns_in, instant_in, number_in
from app.tracking.rules import Datum, Rejected, Rejection, ReportedPosition, check_position

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 200_000

RowProblem = Rejection | Literal["device_missing", "cells_missing"]


@dataclass(frozen=True, slots=True)
class CsvPosition:
    """One taken row: ``device`` and ``plate`` as written ("" where the file has none), and its position."""

    line: int
    device: str
    plate: str
    position: ReportedPosition


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that couldn't be taken; ``line`` counts from 1 as an editor shows it."""

    line: int
    code: RowProblem


@dataclass(frozen=True, slots=True)
class CsvDrop:
    """What a file holds, in its own order."""

    rows: tuple[CsvPosition, ...]
    bad: tuple[BadRow, ...]


def read_csv(raw: bytes, datum: Datum, received_at: datetime) -> CsvDrop:
    """Read a dropped file whose places are in ``datum``.

    Raises ``body_too_large`` (params ``limit``), ``batch_too_large`` (params ``limit``), and ``positions_invalid``
    (params ``reason``: ``encoding``, ``not_csv``, ``empty``, ``columns_missing``).
    """
    if len(raw) > MAX_BYTES:
        raise DomainError("body_too_large", limit=MAX_BYTES)
    lines = _lines(_text(raw))
    columns = columns_in(next(lines, (1, []))[1])
    rows: list[CsvPosition] = []
    bad: list[BadRow] = []
    for line, cells in lines:
        if len(rows) + len(bad) >= MAX_ROWS:
            raise DomainError("batch_too_large", limit=MAX_ROWS)
        row = _row(line, cells, columns, datum, received_at)
        if isinstance(row, BadRow):
            bad.append(row)
        else:
            rows.append(row)
    return CsvDrop(tuple(rows), tuple(bad))


def _text(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):  # the latter is GBK and what came after it
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise DomainError("positions_invalid", reason="encoding")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that hold anything, each with its number, cells stripped."""
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error:
        raise DomainError("positions_invalid", reason="not_csv") from None


def _row(
    line: int, cells: list[str], columns: Mapping[Column, int], datum: Datum, received_at: datetime
) -> CsvPosition | BadRow:
    if len(cells) <= max(columns.values()):
        return BadRow(line, "cells_missing")
    said = {column: cells[index] for column, index in columns.items()}
    device, plate = said.get("device", ""), said.get("plate", "")
    if not device and not plate:
        return BadRow(line, "device_missing")
    try:
        return CsvPosition(line, device, plate, check_position(_position(said, datum), received_at))
    except Rejected as why:
        return BadRow(line, why.code)


def _position(said: Mapping[Column, str], datum: Datum) -> dict[str, object]:
    """The row in the shape that :func:`app.tracking.rules.check_position` checks."""
    return {
        "fix_at": instant_in(said["fix_at"]),
        "latitude": number_in(said["latitude"]),
        "longitude": number_in(said["longitude"]),
        "datum": datum,
        "accuracy_m": number_in(said.get("accuracy_m", "")),
        "speed_kmh": number_in(said.get("speed_kmh", "")),
        "heading_deg": number_in(said.get("heading_deg", "")),
    }
