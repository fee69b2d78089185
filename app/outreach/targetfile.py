"""A CSV file with targets of outreach, as a town's office or a spreadsheet saves it.

The first line names the columns, in Chinese or English; unknown columns are passed over. ``kind`` and ``name`` are
needed. UTF-8 (with or without a mark at its start) or GBK; commas, semicolons or tabs; full-width digits and
letters are read as plain ones.

A row that can't be taken is told with its line, its column and a code; rows are numbered as an editor shows them."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.kernel.errors import DomainError

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "kind": ("类别", "类型", "对象类别", "kind"),
    "name": ("名称", "村名", "学校", "学校名称", "对象名称", "name"),
    "aliases": ("别名", "曾用名", "aliases"),
    "town_code": ("乡镇代码", "town_code"),
    "town_name": ("乡镇", "镇街", "所属乡镇", "town", "town_name"),
    "latitude": ("纬度", "latitude", "lat"),
    "longitude": ("经度", "longitude", "lng", "lon"),
    "lunar_month": ("农历月", "lunar_month"),
    "lunar_day": ("农历日", "lunar_day"),
    "lunar_is_leap": ("闰月", "lunar_is_leap"),
    "categories": ("必到项", "categories"),
    "external_key": ("编号", "序号", "external_key"),
}
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
_NUMBERS = {"latitude": float, "longitude": float, "lunar_month": int, "lunar_day": int}
_YES_NO = {"是": True, "1": True, "true": True, "否": False, "0": False, "false": False}
_LISTS = ("aliases", "categories")


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

    Raises ``body_too_large``, ``batch_too_large`` (params ``limit``), and ``targets_invalid`` (params ``reason``:
    ``encoding``, ``not_csv``, ``columns_missing``) for a file that can't be read at all."""
    if len(raw) > MAX_BYTES:
        raise DomainError("body_too_large", limit=MAX_BYTES)
    lines = _lines(_text(raw))
    columns = _columns(next(lines, (1, []))[1])
    rows: list[TargetRow] = []
    bad: list[BadRow] = []
    for line, cells in lines:
        if line > MAX_ROWS:
            raise DomainError("batch_too_large", limit=MAX_ROWS)
        members, wrong = _members(cells, columns)
        bad += [BadRow(line, column, code) for column, code in wrong]
        if not wrong:
            rows.append(TargetRow(line, members))
    return rows, bad


def _text(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):  # the latter is GBK and what came after it
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise DomainError("targets_invalid", reason="encoding")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that hold anything, each with its number, cells in half width and stripped."""
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            plain = [unicodedata.normalize("NFKC", cell).strip() for cell in cells]
            if any(plain):
                yield reader.line_num, plain
    except csv.Error:
        raise DomainError("targets_invalid", reason="not_csv") from None


def _columns(header: list[str]) -> dict[str, int]:
    """Where each column stands; of two that mean the same the first listed wins."""
    names = [name.casefold() for name in header]
    found = {c: next((names.index(a) for a in aliases if a in names), -1) for c, aliases in COLUMNS.items()}
    columns = {column: index for column, index in found.items() if index >= 0}
    if not {"kind", "name"} <= columns.keys():
        raise DomainError("targets_invalid", reason="columns_missing")
    return columns


def _members(cells: list[str], columns: Mapping[str, int]) -> tuple[dict[str, Any], list[tuple[str | None, str]]]:
    """What a row says, and what of it can't be read."""
    if len(cells) <= max(columns.values()):
        return {}, [(None, "cells_missing")]
    members: dict[str, Any] = {}
    wrong: list[tuple[str | None, str]] = []
    for column, index in columns.items():
        if cells[index] == "":
            continue
        try:
            members[column] = _value(column, cells[index])
        except (ValueError, KeyError):
            wrong.append((column, "unreadable"))
    return members, wrong


def _value(column: str, cell: str) -> Any:
    if cell.startswith(("=", "+", "@")):
        raise ValueError("a formula, not its value")
    if column == "kind":
        return KIND_NAMES.get(cell, cell)
    if column in _LISTS:
        return [each.strip() for each in cell.replace("、", "/").replace("|", "/").split("/") if each.strip()]
    if column == "lunar_is_leap":
        return _YES_NO[cell.casefold()]
    return _NUMBERS[column](cell) if column in _NUMBERS else cell
