"""Tables of shifts and tallies; only this feature's modules touch them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base
from app.records.columns import FieldRecord
from app.records.words import WordColumns


class ShiftStart(FieldRecord, Base):
    """An officer's word that they are out (上勤), with whom and in which car.

    ``shift_id`` is the id of the shift's first start: a correction is a row of its own with the same."""

    __tablename__ = "shift_start"
    __table_args__ = (
        Index("ix_shift_start_unit_time", "unit_id", "corrected_at"),
        Index("ix_shift_start_officer_time", "officer_id", "corrected_at"),
    )

    shift_id: Mapped[UUID] = mapped_column(index=True)
    vehicle_id: Mapped[UUID | None] = mapped_column(ForeignKey("vehicle.id"))
    note: Mapped[str] = mapped_column(String(200))


class ShiftCrew(Base):
    """A colleague who is out with the officer who said so."""

    __tablename__ = "shift_crew"

    start_id: Mapped[UUID] = mapped_column(ForeignKey("shift_start.id"), primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), primary_key=True, index=True)


class ShiftEnd(FieldRecord, Base):
    """An officer's word that a shift is over (下勤).

    ``shift_id`` points to no row on purpose: an end may arrive before its start."""

    __tablename__ = "shift_end"

    shift_id: Mapped[UUID] = mapped_column(index=True)
    note: Mapped[str] = mapped_column(String(200))


class Tally(FieldRecord, Base):
    """What an officer's taps came to (勤务计数). Summed by unit and day, never by officer.

    ``draft_id`` names the phone's draft, which is handed in once. ``duty_day`` is that of the last tap, without the
    phone's known clock error; ``first_at`` and ``last_at`` are the phone's claims."""

    __tablename__ = "tally"
    __table_args__ = (
        Index("ix_tally_unit_day", "unit_id", "duty_day"),
        Index("ix_tally_officer_draft", "officer_id", "draft_id"),
        Index("ix_tally_officer_time", "officer_id", "corrected_at"),
    )

    draft_id: Mapped[UUID]
    duty_day: Mapped[date]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]


class TallyLine(Base):
    """How often one kind of work was done, in one tally."""

    __tablename__ = "tally_line"

    tally_id: Mapped[UUID] = mapped_column(ForeignKey("tally.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(24), primary_key=True)
    times: Mapped[int]


class TallyKind(WordColumns, Base):
    """A kind of work that is counted."""

    __tablename__ = "tally_kind"
