"""Tables of violations and of the codes they name; only this feature's service touches them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base
from app.records.columns import ReviewedRecord


class Violation(ReviewedRecord, Base):
    """An observed offence (违法). ``id`` is the command's; the members are those of the payload beside what the
    envelope says.

    ``outcome``: penalty_issued, warning or recorded."""

    __tablename__ = "violation"
    __table_args__ = (
        Index("ix_violation_unit_time", "unit_id", "corrected_at"),
        Index("ix_violation_officer_time", "officer_id", "corrected_at"),
        Index("ix_violation_plate", "plate_text"),
    )

    plate_text: Mapped[str] = mapped_column(String(16))
    plate_type: Mapped[str] = mapped_column(String(2))
    plate_class: Mapped[str | None] = mapped_column(String(16))
    plate_reason: Mapped[str | None] = mapped_column(String(100))
    code: Mapped[str] = mapped_column(ForeignKey("violation_code.key"))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    chainage_m: Mapped[int | None]
    place_text: Mapped[str] = mapped_column(String(200))
    crew_ids: Mapped[list[Any]]
    outcome: Mapped[str] = mapped_column(String(16))
    decision_number: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(String(500))


class ViolationCodeRow(Base):
    """A violation code (违法行为代码), as ``codes.ViolationCode`` says; ``position`` keeps related ones together."""

    __tablename__ = "violation_code"

    key: Mapped[str] = mapped_column(String(10), primary_key=True)
    code: Mapped[str | None] = mapped_column(String(10))
    content: Mapped[str] = mapped_column(String(300))
    points: Mapped[str | None] = mapped_column(String(40))
    fine: Mapped[str | None] = mapped_column(String(80))
    source: Mapped[str] = mapped_column(String(400))
    confidence: Mapped[str] = mapped_column(String(6))
    rule_confidence: Mapped[str] = mapped_column(String(6))
    subject: Mapped[str] = mapped_column(String(40))
    points_basis: Mapped[str | None] = mapped_column(String(200))
    fine_basis: Mapped[str | None] = mapped_column(String(200))
    note: Mapped[str | None] = mapped_column(String(400))
    initials: Mapped[str] = mapped_column(String(700))
    position: Mapped[int]
