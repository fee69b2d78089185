"""What a file of tables holds, whatever its format, and how much of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.kernel.errors import DomainError

MiB = 1024 * 1024

FlawCode = Literal["formula_without_value", "formula", "error_value", "number_imprecise", "cell_too_long"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a file may be before it is refused: bytes as sent and inflated, rows, columns, cells of a sheet
    that hold anything, characters of one cell, merged ranges."""

    file_bytes: int = 10 * MiB
    inflated_bytes: int = 64 * MiB
    rows: int = 20_000
    columns: int = 200
    cells: int = 500_000
    cell_characters: int = 2_000
    merges: int = 20_000


@dataclass(frozen=True, slots=True)
class Flaw:
    """A cell without trustworthy text; ``said`` is what stands there as far as it can be shown."""

    code: FlawCode
    said: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds anything: its line from 1 as a spreadsheet or editor shows it, its cells from the first column
    on, the flaws by the column's index from 0, and whether the spreadsheet hides it."""

    line: int
    cells: tuple[str, ...]
    flaws: dict[int, Flaw]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its name ("" for a CSV file)."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False


def too_large(what: str, limit: int) -> DomainError:
    """The refusal of a file for its size; ``what`` is one of ``file``, ``inflated``, ``members``, ``sheets``,
    ``rows``, ``columns``, ``cells``, ``merges``, ``strings``, ``tags``."""
    return DomainError("table_too_large", what=what, limit=limit)


def unreadable(reason: str) -> DomainError:
    """The refusal of a file that is no table; ``reason`` is one of ``empty``, ``encoding``, ``not_csv``,
    ``not_xlsx``, ``damaged``, ``entities``, ``nested``."""
    return DomainError("table_unreadable", reason=reason)
