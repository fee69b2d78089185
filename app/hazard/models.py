"""Tables of hazards; only this feature's modules touch them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base
from app.records.columns import FieldRecord
from app.records.words import WordColumns


class HazardReport(FieldRecord, Base):
    """An officer's word of a hazard. ``severity``: minor, serious or dangerous.

    ``hazard_id`` is the id of the hazard's first report: a correction is a row of its own with the same."""

    __tablename__ = "hazard_report"
    __table_args__ = (
        Index("ix_hazard_report_unit_time", "unit_id", "corrected_at"),
        Index("ix_hazard_report_officer_time", "officer_id", "corrected_at"),
    )

    hazard_id: Mapped[UUID] = mapped_column(ForeignKey("hazard.id"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    severity: Mapped[str] = mapped_column(String(10))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    chainage_m: Mapped[int | None]
    place_text: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(500))


class Hazard(Base):
    """How far a hazard has come: ``state`` is one of ``rules.STATES``; ``handed_to`` and ``handed_number`` name the
    last authority that it was handed over to, and under which number."""

    __tablename__ = "hazard"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    state: Mapped[str] = mapped_column(String(12))
    handed_to: Mapped[str] = mapped_column(String(40))
    handed_number: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]


class HazardStep(Base):
    """One thing that happened to a hazard: a state that it took, or "task": it was made one, ``task_id``."""

    __tablename__ = "hazard_step"
    __table_args__ = (Index("ix_hazard_step_hazard_time", "hazard_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    hazard_id: Mapped[UUID] = mapped_column(ForeignKey("hazard.id"))
    step: Mapped[str] = mapped_column(String(12))
    to_whom: Mapped[str] = mapped_column(String(40))
    number: Mapped[str] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(String(500))
    task_id: Mapped[UUID | None]
    by_officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime]


class HazardKind(WordColumns, Base):
    """A kind of hazard."""

    __tablename__ = "hazard_kind"
