"""The columns that every table of field records has."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column


class FieldRecord:
    """An officer's own word. ``id`` is the command's.

    ``claimed_at`` to ``clock_certain`` are the command's ``Occurrence``; the point is its fix (degrees WGS-84, metres).
    A correction is a row of its own that this one points to by ``superseded_by``."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    claimed_at: Mapped[datetime]
    corrected_at: Mapped[datetime]
    bracket_from: Mapped[datetime | None]
    bracket_to: Mapped[datetime]
    clock_certain: Mapped[bool]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    accuracy_m: Mapped[float | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str | None] = mapped_column(String(200))
    superseded_by: Mapped[UUID | None]


class ReviewedRecord(FieldRecord):
    """A field record that somebody else looks at before it counts as sound. One that was voided (作废) stays, and
    counts no more."""

    voided_at: Mapped[datetime | None]


def indexes_of_put_aside(table: str) -> tuple[Index, Index]:
    """Of the few records of a table that were withdrawn, and of those that were corrected, in the order of lists: one
    of them would otherwise look at all that stand. With the id, SQLite prefers them to the index of all records."""
    return (
        _of_those_with(table, "withdrawn", "withdrawn_at IS NOT NULL"),
        _of_those_with(table, "superseded", "superseded_by IS NOT NULL"),
    )


def _of_those_with(table: str, name: str, condition: str) -> Index:
    where = text(condition)
    return Index(f"ix_{table}_{name}", "unit_id", "corrected_at", "id", sqlite_where=where, postgresql_where=where)
