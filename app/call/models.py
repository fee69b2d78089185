"""Tables of calls; only this feature's modules touch them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base
from app.records.filemappings import MappingColumns
from app.records.words import WordColumns

_STANDS = text("withdrawn_at IS NULL")


class Call(Base):
    """One call. ``day``, ``hour`` (0–23) and ``weekday`` (1–7, Monday first) are local and follow from ``received_at``.
    ``kind`` is a code of :class:`CallKind`, ``outcome`` one of ``rules.OUTCOMES``. ``placed`` says whence the place is
    known: point, chainage, hand or none. ``accident_id`` is the accident that it was about. Nothing of who called is
    kept. ``fingerprint`` tells a call without a number from others."""

    __tablename__ = "call"
    __table_args__ = (
        Index(
            "uq_call_brigade_number",
            "brigade_id",
            "number",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
        Index("ix_call_unit_received", "unit_id", "received_at"),
        Index("ix_call_unit_day", "unit_id", "day"),
        Index("ix_call_brigade_fingerprint", "brigade_id", "fingerprint"),
        Index("ix_call_accident", "accident_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    brigade_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    number: Mapped[str | None] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(8))
    received_at: Mapped[datetime]
    day: Mapped[date]
    hour: Mapped[int]
    weekday: Mapped[int]
    kind: Mapped[str] = mapped_column(String(24))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    chainage_m: Mapped[int | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    placed: Mapped[str] = mapped_column(String(8))
    place_text: Mapped[str] = mapped_column(String(200))
    town: Mapped[str | None] = mapped_column(String(30))
    summary: Mapped[str] = mapped_column(String(500))
    outcome: Mapped[str] = mapped_column(String(12))
    handled_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    accident_id: Mapped[UUID | None] = mapped_column(ForeignKey("accident.id"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str | None] = mapped_column(String(200))


class CallTask(Base):
    """A task that was made of a call, or was found to have been sent for it."""

    __tablename__ = "call_task"

    call_id: Mapped[UUID] = mapped_column(ForeignKey("call.id"), primary_key=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), primary_key=True)
    at: Mapped[datetime]
    by_officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))


class CallKind(WordColumns, Base):
    """A kind of call."""

    __tablename__ = "call_kind"


class CallMapping(MappingColumns, Base):
    """How a brigade's own files of calls are read."""

    __tablename__ = "call_mapping"
