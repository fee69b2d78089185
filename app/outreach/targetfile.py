"""A file with targets of outreach, as a town's office or a spreadsheet saves it: XLSX or CSV (:mod:`app.tabular`).

The header names the columns, in Chinese or English; unknown columns are passed over. ``kind`` and ``name`` are
needed. A row that can't be taken is told with its line, its column and a code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.tabular.cells import list_in, number_in, whole_in, yes_no_in
from app.tabular.columns import Column, TableRow, table_in
from app.tabular.reading import read_sheets
from app.tabular.sheets import Bounds, MiB

BOUNDS = Bounds(file_bytes=5 * MiB)

COLUMNS = (
    Column("kind", ("类别", "类型", "对象类别", "kind"), required=True),
    Column("name", ("名称", "村名", "学校", "学校名称", "对象名称", "name"), required=True),
    Column("aliases", ("别名", "曾用名", "aliases")),
    Column("town_code", ("乡镇代码", "town_code")),
    Column("town_name", ("乡镇", "镇街", "所属乡镇", "town", "town_name")),
    Column("latitude", ("纬度", "latitude", "lat")),
    Column("longitude", ("经度", "longitude", "lng", "lon")),
    Column("lunar_month", ("农历月", "lunar_month")),
    Column("lunar_day", ("农历日", "lunar_day")),
    Column("lunar_is_leap", ("闰月", "lunar_is_leap")),
    Column("categories", ("必到项", "categories")),
    Column("external_key", ("编号", "序号", "external_key")),
)
KIND_NAMES = {
    "村庄": "village",
    "村": "village",
    "学校": "school",
    "庙会": "fair",
    "企业": "enterprise",
    "机关单位": "public_body",
    "单位": "public_body",
    "道路": "road",
    "其他": "other",
}
_READERS: Mapping[str, Callable[[str], Any]] = {
    "kind": lambda cell: KIND_NAMES.get(cell, cell),
    "aliases": list_in,
    "categories": list_in,
    "latitude": number_in,
    "longitude": number_in,
    "lunar_month": whole_in,
    "lunar_day": whole_in,
    "lunar_is_leap": yes_no_in,
}
_LIKE_A_FORMULA = ("+", "@")


@dataclass(frozen=True, slots=True)
class BadRow:
    """Why a row can't be taken: ``code`` is a stable word, ``column`` a member of a target or None for the row."""

    line: int
    column: str | None
    code: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row in the members of a target; what it doesn't say is left out."""

    line: int
    members: dict[str, Any]


def read_targets(raw: bytes) -> tuple[list[TargetRow], list[BadRow]]:
    """Read a file; rows and bad rows stand in its order.

    Raises what :func:`app.tabular.reading.read_sheets` and :func:`app.tabular.columns.table_in` raise."""
    rows: list[TargetRow] = []
    bad: list[BadRow] = []
    for row in table_in(read_sheets(raw, BOUNDS), COLUMNS).rows:
        members, wrong = _members(row)
        bad += [BadRow(row.line, column, code) for column, code in wrong]
        if not wrong:
            rows.append(TargetRow(row.line, members))
    return rows, bad


def _members(row: TableRow) -> tuple[dict[str, Any], list[tuple[str | None, str]]]:
    """What a row says, and what of it can't be read."""
    if row.short:
        return {}, [(None, "cells_missing")]
    wrong: list[tuple[str | None, str]] = [(column, flaw.code) for column, flaw in row.flaws.items()]
    members: dict[str, Any] = {}
    for column, cell in row.said.items():
        value = None if cell.startswith(_LIKE_A_FORMULA) else _READERS.get(column, str)(cell)
        if value is None:
            wrong.append((column, "unreadable"))
        else:
            members[column] = value
    return members, wrong
