"""Tables of violations and of the codes they name; only this feature's service touches them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base
from app.records.columns import ReviewedRecord, indexes_of_put_aside

#: Ordered by code points everywhere: by a locale's order of words, PostgreSQL would find no plate by its beginning.
_PLATE = String(16).with_variant(String(16, collation="C"), "postgresql")


class Violation(ReviewedRecord, Base):
    """What was observed of one vehicle on one stop (违法); the members are those of the payload beside what the
    envelope says. Its offences lie in :class:`ViolationOffence`.

    ``outcome``: penalty_issued, warning or recorded. ``verification_code``: see ``verification.py``."""

    __tablename__ = "violation"
    __table_args__ = (
        Index("ix_violation_unit_time", "unit_id", "corrected_at", "outcome"),
        Index("ix_violation_officer_time", "officer_id", "corrected_at"),
        Index("ix_violation_plate", "plate_text"),
        Index("ix_violation_section_time", "section_id", "corrected_at"),
        Index("ix_violation_verification", "verification_code"),
        *indexes_of_put_aside("violation"),
    )

    plate_text: Mapped[str] = mapped_column(_PLATE)
    plate_type: Mapped[str] = mapped_column(String(2))
    plate_class: Mapped[str | None] = mapped_column(String(16))
    plate_reason: Mapped[str | None] = mapped_column(String(100))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    chainage_m: Mapped[int | None]
    place_text: Mapped[str] = mapped_column(String(200))
    crew_ids: Mapped[list[Any]]
    outcome: Mapped[str] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(String(500))
    verification_code: Mapped[str] = mapped_column(String(10))


class ViolationOffence(Base):
    """One offence of a violation, in the order it was said. ``vehicle`` to ``speed_kmh`` (km/h) stand together, for
    speeding that was measured; ``speeding.py`` says their words. ``decision_number`` is the national system's.

    ``unit_id`` and ``corrected_at`` are the violation's, which never change: along them the newest of a code are
    found."""

    __tablename__ = "violation_offence"
    __table_args__ = (
        Index("ix_violation_offence_code", "code", "unit_id", "corrected_at", "violation_id"),
        Index("ix_violation_offence_decision", "decision_number"),
    )

    violation_id: Mapped[UUID] = mapped_column(ForeignKey("violation.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(ForeignKey("violation_code.key"))
    decision_number: Mapped[str | None] = mapped_column(String(40))
    vehicle: Mapped[str | None] = mapped_column(String(16))
    road: Mapped[str | None] = mapped_column(String(10))
    limit_kmh: Mapped[int | None]
    speed_kmh: Mapped[int | None]
    unit_id: Mapped[UUID]
    corrected_at: Mapped[datetime]


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
    version: Mapped[int]
