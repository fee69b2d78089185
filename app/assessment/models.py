"""Tables of assessment. Credits are derived: they can be emptied and reckoned anew from the facts at any time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
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
    """A requirement whose facts have changed since its credits were reckoned, or whose time has come.

    ``mark_id`` is another for each marking: whoever reckons sees by it that nothing has changed meanwhile."""

    __tablename__ = "reckoning_mark"

    requirement_id: Mapped[UUID] = mapped_column(ForeignKey("requirement.id"), primary_key=True)
    marked_at: Mapped[datetime]
    mark_id: Mapped[UUID]


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


class AssessmentPeriod(Base):
    """A brigade's assessment period, in duty days; ``ask_days`` and ``decide_days`` are working days.

    Published, its facts and cards are frozen (:class:`PeriodFacts`, :class:`PeriodCard`); closed, only a correction
    that stays visible may follow. ``version`` counts what was said of the period itself.

    A publication that was withdrawn stays as it is, with its facts, cards and reviews; another row with the next
    ``edition`` has its days and names it (``replaces_id``)."""

    __tablename__ = "assessment_period"
    __table_args__ = (Index("ix_assessment_period_unit_day", "unit_id", "last_day"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    ask_days: Mapped[int]
    decide_days: Mapped[int]
    version: Mapped[int]
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    published_at: Mapped[datetime | None]
    published_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    ask_until: Mapped[datetime | None]
    facts_digest: Mapped[str | None] = mapped_column(String(64))
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    cards_digest: Mapped[str | None] = mapped_column(String(64))
    edition: Mapped[int]
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("assessment_period.id"), index=True)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    withdrawn_reason: Mapped[str | None] = mapped_column(String(500))


class PeriodFacts(Base):
    """What a period's cards were reckoned from when it was published: canonical JSON, never changed."""

    __tablename__ = "assessment_facts"

    period_id: Mapped[UUID] = mapped_column(ForeignKey("assessment_period.id"), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class PeriodCard(Base):
    """A card as it was published (``number`` 0), and once more for each correction that moved it; never changed.

    ``text`` is canonical JSON (``scorecard.card_text``), ``digest`` its SHA-256."""

    __tablename__ = "assessment_card"

    period_id: Mapped[UUID] = mapped_column(ForeignKey("assessment_period.id"), primary_key=True)
    subject_kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    total: Mapped[str | None] = mapped_column(String(6))
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("score_review.id"))


class ScoreReview(Base):
    """Somebody asks to have one credit of a published period looked at again (复核), and what became of it.

    ``requirement_id`` and ``indicator`` name the credit; ``unit_id`` is whose requirement it was, ``officer_ids`` its
    crew. ``evidence`` is a list of {kind, id}; ``before`` and ``after`` are {state, value, reason_code}. ``origin``:
    "asked" within the time for it, "ordered" by the brigade's leader at any time."""

    __tablename__ = "score_review"
    __table_args__ = (UniqueConstraint("period_id", "requirement_id", "indicator", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    period_id: Mapped[UUID] = mapped_column(ForeignKey("assessment_period.id"), index=True)
    requirement_id: Mapped[UUID]
    indicator: Mapped[str] = mapped_column(String(40))
    number: Mapped[int]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_ids: Mapped[list[Any]]
    origin: Mapped[str] = mapped_column(String(8))
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    asked_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(500))
    evidence: Mapped[list[Any]]
    decide_until: Mapped[datetime]
    version: Mapped[int]
    decider_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"), index=True)
    named_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    named_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(10))
    decided_at: Mapped[datetime | None]
    decision: Mapped[str] = mapped_column(String(500))
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any] | None]


class ExemptionClaim(Base):
    """An officer says from a phone why a requirement could not be kept for a time (申报剔除); the desk decides.

    ``said_at`` is the phone's time without its known error. ``state``: asked, granted (as ``exemption_id``) or
    refused."""

    __tablename__ = "exemption_claim"
    __table_args__ = (Index("ix_exemption_claim_unit_state", "unit_id", "state"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    requirement_id: Mapped[UUID] = mapped_column(ForeignKey("requirement.id"), index=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    reason: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    said_at: Mapped[datetime]
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(8))
    version: Mapped[int]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    decided_at: Mapped[datetime | None]
    decision: Mapped[str] = mapped_column(String(200))
    exemption_id: Mapped[UUID | None] = mapped_column(ForeignKey("exemption.id"))
