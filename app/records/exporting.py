"""Exporting exactly what a list was narrowed to, as a file; that somebody did so, and what, is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from app.kernel.actor import Actor
from app.kernel.clock import Clock
from app.kernel.command import Bus
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError
from app.kernel.ids import uuid7
from app.tabular.writing import CSV_TYPE, XLSX_TYPE, CellValue, OutColumn, OutSheet, write_csv, write_xlsx

from .info import FieldRecordInfo, ReviewedInfo

#: What a request may take: some seconds and some tens of megabytes. More is exported month by month.
MAX_ROWS = 20_000

Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Column(Generic[Shown]):
    """A column of an export: its head, what it says of a record, its width in characters."""

    title: str
    value: Callable[[Shown], CellValue]
    width: int = 14


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to hand out."""

    data: bytes
    media_type: str
    name: str


def check_size(rows: Sequence[object]) -> None:
    """Raise ``export_too_large`` for more than ``MAX_ROWS``; whoever reads asks for one more than that."""
    if len(rows) > MAX_ROWS:
        raise DomainError("export_too_large", limit=MAX_ROWS)


def export(name: str, format_: str, columns: Sequence[Column[Shown]], rows: Sequence[Shown]) -> Exported:
    """The rows as a file of ``format_`` (xlsx or csv), called ``name``."""
    sheet = OutSheet(
        name,
        [OutColumn(column.title, column.width) for column in columns],
        ([column.value(row) for column in columns] for row in rows),
    )
    if format_ == "csv":
        return Exported(write_csv(sheet), CSV_TYPE, f"{name}.csv")
    return Exported(write_xlsx([sheet]), XLSX_TYPE, f"{name}.xlsx")


def standing_text(record: FieldRecordInfo) -> str:
    """Whether a record stands, in the words of the lists."""
    if record.withdrawn_at is not None:
        return "已撤回"
    if isinstance(record, ReviewedInfo) and record.voided_at is not None:
        return "已作废"
    return "有效" if record.superseded_by is None else "已更正"


def note_export(bus: Bus, clock: Clock, actor: Actor, kind: str, query: dict[str, Any], count: int) -> None:
    """Keep that the actor took records of a kind out, by which filter, how many."""
    with system_transaction(bus, clock) as context:
        context.actor = actor
        filters = {name: _plain(value) for name, value in query.items()}
        unit_id = query.get("unit") or actor.unit_id
        said: dict[str, Any] = {"records": kind, "filter": filters, "rows": count}
        context.changed("records.exported", "export", uuid7(context.now), unit_id=unit_id, **said)


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID | date) else value
