"""A file with positions of many devices, as fleet platforms export it: CSV or XLSX (:mod:`app.tabular`).

The header names the columns, in Chinese or English; unknown columns are passed over. One of device number and
plate is needed, and time, longitude and latitude. A time without an offset is China's. The datum isn't in such
files: whoever drops the file declares it.

A bad row is reported with its line and code and holds nothing else back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.kernel.errors import DomainError
from app.tabular.cells import instant_in, number_in
from app.tabular.columns import TableRow, table_in
from app.tabular.reading import read_sheets
from app.tabular.sheets import Bounds, MiB
from app.tracking.filecolumns import COLUMNS, LIGHTS
from app.tracking.rules import Datum, Rejected, Rejection, ReportedPosition, check_position

MAX_BYTES = 20 * MiB
MAX_ROWS = 200_000

RowProblem = Rejection | Literal["device_missing", "cells_missing"]


@dataclass(frozen=True, slots=True)
class FilePosition:
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
class PositionDrop:
    """What a file holds, in its own order."""

    rows: tuple[FilePosition, ...]
    bad: tuple[BadRow, ...]


def read_positions(raw: bytes, datum: Datum, received_at: datetime) -> PositionDrop:
    """Read a dropped file whose places are in ``datum``.

    Raises what :func:`app.tabular.reading.read_sheets` and :func:`app.tabular.columns.table_in` raise."""
    bounds = Bounds(file_bytes=MAX_BYTES, rows=MAX_ROWS + 1, cells=5_000_000)
    table = table_in(read_sheets(raw, bounds), COLUMNS)
    if not {"device", "plate"} & table.titles.keys():
        raise DomainError("table_columns_missing", columns=COLUMNS[0].names[0], sheet=table.sheet)
    rows: list[FilePosition] = []
    bad: list[BadRow] = []
    for each in table.rows:
        row = _row(each, datum, received_at)
        if isinstance(row, BadRow):
            bad.append(row)
        else:
            rows.append(row)
    return PositionDrop(tuple(rows), tuple(bad))


def _row(row: TableRow, datum: Datum, received_at: datetime) -> FilePosition | BadRow:
    if row.short:
        return BadRow(row.line, "cells_missing")
    said = row.said
    device, plate = said.get("device", ""), said.get("plate", "")
    if not device and not plate:
        return BadRow(row.line, "device_missing")
    try:
        return FilePosition(row.line, device, plate, check_position(_position(said, datum), received_at))
    except Rejected as why:
        return BadRow(row.line, why.code)


def _position(said: Mapping[str, str], datum: Datum) -> dict[str, object]:
    """The row in the shape that :func:`app.tracking.rules.check_position` checks."""
    return {
        "fix_at": instant_in(said.get("fix_at", "")),
        "latitude": number_in(said.get("latitude", "")),
        "longitude": number_in(said.get("longitude", "")),
        "datum": datum,
        "accuracy_m": number_in(said.get("accuracy_m", "")),
        "speed_kmh": number_in(said.get("speed_kmh", "")),
        "heading_deg": number_in(said.get("heading_deg", "")),
        "lights": _lights(said.get("lights", "")),
    }


def _lights(cell: str) -> object:
    """On, off or unknown; a word that says neither stays what it is, and is rejected."""
    word = cell.strip().lower()
    return LIGHTS.get(word, word)
