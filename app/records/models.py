"""Tables of reviews: how far each record has come, and every verdict that was ever given."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class Review(Base):
    """Where the review of a record stands; ``state`` is one of ``rules.STATES``.

    ``corrects`` is the record that this one took the place of, ``first_id`` the record with which that began: itself,
    where it corrects none. ``corrected_at`` is the record's own time."""

    __tablename__ = "review"
    __table_args__ = (
        Index("ix_review_queue", "unit_id", "state", "corrected_at", "record_id"),
        Index("ix_review_officer", "officer_id", "state"),
    )

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    corrected_at: Mapped[datetime]
    corrects: Mapped[UUID | None]
    first_id: Mapped[UUID] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(10))
    version: Mapped[int]


class Verdict(Base):
    """What a reviewer said of a record. Rows are only ever added: the last one of a record holds.

    ``number`` counts from 1 through the verdicts on a record and on its corrections: the first look is 1."""

    __tablename__ = "review_verdict"
    __table_args__ = (UniqueConstraint("first_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    record_id: Mapped[UUID] = mapped_column(ForeignKey("review.record_id"), index=True)
    first_id: Mapped[UUID]
    number: Mapped[int]
    verdict: Mapped[str] = mapped_column(String(8))
    reason_code: Mapped[str | None] = mapped_column(String(30))
    comment: Mapped[str] = mapped_column(String(300))
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    decided_at: Mapped[datetime]
