"""Tables of assessment. Credits are derived: they can be emptied and reckoned anew from the facts at any time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class CreditRow(Base):
    """What a requirement earned for one indicator, as last reckoned. ``value`` is a decimal with four places as
    text."""

    __tablename__ = "credit"
    __table_args__ = (Index("ix_credit_unit_day", "unit_id", "duty_day"),)

    requirement_id: Mapped[UUID] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    indicator: Mapped[str] = mapped_column(String(40), primary_key=True)
    state: Mapped[str] = mapped_column(String(8))
    value: Mapped[str | None] = mapped_column(String(6))
    reason_code: Mapped[str] = mapped_column(String(40))
    evidence: Mapped[list[Any]]
    facts: Mapped[dict[str, Any]]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    duty_day: Mapped[date]
    reckoned_at: Mapped[datetime]


class ReckoningMark(Base):
    """A requirement whose facts have changed since its credits were reckoned, or whose time has come."""

    __tablename__ = "reckoning_mark"

    requirement_id: Mapped[UUID] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    marked_at: Mapped[datetime]


class SchemeRow(Base):
    """An assessment scheme as it was adopted; never changed, only followed by another."""

    __tablename__ = "scheme"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    valid_from: Mapped[date] = mapped_column(index=True)
    valid_to: Mapped[date | None]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    data: Mapped[dict[str, Any]]
    adopted_at: Mapped[datetime]
    adopted_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
