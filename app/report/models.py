"""Tables of the daily report: what people changed of its draft, what they made final, and the forms it goes out in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class DailyReport(Base):
    """The report of a unit on a duty day, from the first change on; ``version`` counts changes and final versions."""

    __tablename__ = "daily_report"
    __table_args__ = (UniqueConstraint("unit_id", "duty_day"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    duty_day: Mapped[date]
    version: Mapped[int]


class ReportChange(Base):
    """Somebody said one figure differently from the draft; the latest of a key counts.

    ``said`` is ``{"value", "drafted"}``: their value (null: as drafted again) and what the draft said then.
    ``position`` counts the changes and final versions of the report together."""

    __tablename__ = "daily_report_change"
    __table_args__ = (UniqueConstraint("report_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    report_id: Mapped[UUID] = mapped_column(ForeignKey("daily_report.id"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(40))
    said: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(String(200))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]


class ReportFinal(Base):
    """A final version (定稿): frozen as it was, corrected only by the next one."""

    __tablename__ = "daily_report_final"
    __table_args__ = (UniqueConstraint("report_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    report_id: Mapped[UUID] = mapped_column(ForeignKey("daily_report.id"))
    position: Mapped[int]
    figures: Mapped[list[Any]]
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(200))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]


class ReportTemplate(Base):
    """One version of a form: ``kind`` "text" (``text``) or "xlsx" (``file``); the latest counts."""

    __tablename__ = "daily_report_template"
    __table_args__ = (UniqueConstraint("unit_id", "kind", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    kind: Mapped[str] = mapped_column(String(4))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    text: Mapped[str | None] = mapped_column(Text)
    file: Mapped[bytes | None] = mapped_column(LargeBinary)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]
