"""Tables of inspections; only this feature's modules touch them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base
from app.records.columns import FieldRecord


class Inspection(FieldRecord, Base):
    """What a supervisor looked at. ``officer_id`` and ``unit_id`` are the inspector's, ``inspected_unit_id`` is who was
    looked at; the place is a post, a section, words or none of them.

    ``means``: site, video or radio. ``duty_day`` is that of the look; ``is_dark``: at night or in poor visibility."""

    __tablename__ = "inspection"
    __table_args__ = (
        Index("ix_inspection_inspected_time", "inspected_unit_id", "corrected_at"),
        Index("ix_inspection_officer_time", "officer_id", "corrected_at"),
    )

    inspected_unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    means: Mapped[str] = mapped_column(String(5))
    is_roll_call: Mapped[bool]
    is_dark: Mapped[bool]
    duty_day: Mapped[date]
    post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    requirement_id: Mapped[UUID | None] = mapped_column(ForeignKey("requirement.id"))
    place_text: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(500))


class InspectedOfficer(Base):
    """Somebody who was looked at; ``call`` is what came of calling them (answered, not_answered, not_asked), None where
    nobody was called."""

    __tablename__ = "inspection_officer"

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), primary_key=True, index=True)
    position: Mapped[int]
    call: Mapped[str | None] = mapped_column(String(12))


class Finding(Base):
    """One thing seen, or looked for and not seen. ``kind`` is one of ``data/finding_kinds.csv``; ``officer_id`` names
    one of those inspected, None means all of them. ``state`` is one of ``rules.STATES``.

    One that was changed stays; ``replaces_id`` points back to it from the one in its place."""

    __tablename__ = "inspection_finding"
    __table_args__ = (Index("ix_inspection_finding_inspection", "inspection_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(24))
    verdict: Mapped[str] = mapped_column(String(6))
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    note: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(10))
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection_finding.id"))
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]


class FindingAnswer(FieldRecord, Base):
    """What somebody concerned says to a finding. ``stance``: accept or explain."""

    __tablename__ = "inspection_answer"

    finding_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_finding.id"), index=True)
    stance: Mapped[str] = mapped_column(String(7))
    text: Mapped[str] = mapped_column(String(500))


class InspectionNotice(Base):
    """A notice (通报) of a unit, in the four parts that people write it in. ``state``: draft, issued or withdrawn.

    It takes the next ``number`` of its unit and year when it is issued, and doesn't change from then on.
    ``comparison`` has a row for each unit in the order of the units (``notice_schemas.ComparisonSchema``)."""

    __tablename__ = "inspection_notice"
    __table_args__ = (UniqueConstraint("unit_id", "year", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    state: Mapped[str] = mapped_column(String(9))
    year: Mapped[int]
    number: Mapped[int | None]
    title: Mapped[str] = mapped_column(String(80))
    addressed: Mapped[str] = mapped_column(String(120))
    lead: Mapped[str] = mapped_column(Text)
    praise: Mapped[str] = mapped_column(Text)
    problems: Mapped[str] = mapped_column(Text)
    demands: Mapped[str] = mapped_column(Text)
    comparison: Mapped[list[Any]]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    created_at: Mapped[datetime]
    issued_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    issued_at: Mapped[datetime | None]
    issued_on: Mapped[date | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str | None] = mapped_column(String(200))
    version: Mapped[int]


class NoticeFinding(Base):
    """A finding that a notice tells of."""

    __tablename__ = "inspection_notice_finding"

    notice_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_notice.id"), primary_key=True)
    finding_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_finding.id"), primary_key=True, index=True)


class Rectification(Base):
    """Something to be mended (整改) until ``due_on``, by an officer or by the whole unit. ``state``: open, reported,
    confirmed or cancelled; ``report_text`` is what was said when it was reported done."""

    __tablename__ = "rectification"
    __table_args__ = (Index("ix_rectification_unit_due", "unit_id", "due_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    finding_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection_finding.id"), index=True)
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"), index=True)
    text: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(9))
    created_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    created_at: Mapped[datetime]
    reported_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    reported_at: Mapped[datetime | None]
    report_text: Mapped[str] = mapped_column(String(500))
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    closed_at: Mapped[datetime | None]
    version: Mapped[int]
