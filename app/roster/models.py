"""Tables of the roster; only this feature's modules touch them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class RosterMonth(Base):
    """A unit's roster of a month (``2026-11``): its version, which whoever writes has to name."""

    __tablename__ = "roster_month"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    month: Mapped[str] = mapped_column(String(7))
    version: Mapped[int]


class RosterEntry(Base):
    """One person's shift of a duty day: day, night, standby, on_call, leave or leader; several may stand on a day."""

    __tablename__ = "roster_entry"
    __table_args__ = (Index("ix_roster_entry_unit_day", "unit_id", "day"),)

    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    vehicle_id: Mapped[UUID | None] = mapped_column(ForeignKey("vehicle.id"))
    crew_id: Mapped[UUID | None] = mapped_column(ForeignKey("roster_crew.id"))


class RosterCrew(Base):
    """People who go out together (班组), with their usual car."""

    __tablename__ = "roster_crew"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str] = mapped_column(String(20))
    officer_ids: Mapped[list[Any]]
    vehicle_id: Mapped[UUID | None] = mapped_column(ForeignKey("vehicle.id"))
    version: Mapped[int]
    ended_at: Mapped[datetime | None]


class RosterSwap(Base):
    """Two people who want to swap: the asker's shifts of ``day`` for the other's of ``other_day``; without such a day
    the other takes the asker's shifts over and gives none.

    ``shifts`` and ``other_shifts`` are what stood there when it was asked. ``state``: asked, agreed (by the other),
    approved, refused, withdrawn."""

    __tablename__ = "roster_swap"
    __table_args__ = (Index("ix_roster_swap_unit_asked", "unit_id", "asked_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    asker_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    other_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    day: Mapped[date]
    other_day: Mapped[date | None]
    shifts: Mapped[list[Any]]
    other_shifts: Mapped[list[Any]]
    reason: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(9))
    note: Mapped[str] = mapped_column(String(200))
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    asked_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    decided_at: Mapped[datetime | None]
    version: Mapped[int]


class RosterLeave(Base):
    """Somebody asks for leave (请假) from one duty day to another. ``state``: asked, approved, refused, withdrawn."""

    __tablename__ = "roster_leave"
    __table_args__ = (Index("ix_roster_leave_unit_asked", "unit_id", "asked_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    kind: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(9))
    note: Mapped[str] = mapped_column(String(200))
    asked_at: Mapped[datetime]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    decided_at: Mapped[datetime | None]
    version: Mapped[int]
