"""Tables of analysis: what the brigade made of the rules, the proposals, and when they were looked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class AnalysisRule(Base):
    """A rule that the brigade edited; one that has no row stands as the product has it."""

    __tablename__ = "analysis_rule"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    active: Mapped[bool]
    settings: Mapped[dict[str, Any]]
    version: Mapped[int]


class Proposal(Base):
    """What was proposed, from which records, by which rule, and what became of it.

    ``number`` counts in the brigade. ``origin``: month, button or fatal. ``first_day`` to ``last_day`` is what was
    looked at; ``reckoning`` says how it came to it. ``suggestion`` is what adopting makes unless changed; ``said`` what
    was made. ``cost_hours`` are officer-hours, per "week" or "once"."""

    __tablename__ = "analysis_proposal"
    __table_args__ = (
        UniqueConstraint("brigade_id", "number"),
        Index("ix_analysis_proposal_unit_state", "unit_id", "state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    brigade_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    number: Mapped[int]
    rule_key: Mapped[str] = mapped_column(String(40))
    rule_version: Mapped[int]
    rule_settings: Mapped[dict[str, Any]]
    kind: Mapped[str] = mapped_column(String(8))
    origin: Mapped[str] = mapped_column(String(8))
    first_day: Mapped[date]
    last_day: Mapped[date]
    accident_ids: Mapped[list[Any]]
    reckoning: Mapped[dict[str, Any]]
    suggestion: Mapped[dict[str, Any]]
    cost_hours: Mapped[float]
    cost_per: Mapped[str] = mapped_column(String(4))
    made_at: Mapped[datetime]
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    state: Mapped[str] = mapped_column(String(8))
    said: Mapped[dict[str, Any]]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    reason: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]


class ProposalMade(Base):
    """What adopting a proposal made: a plan, a post, a target or a planned talk, to find the proposal from it."""

    __tablename__ = "analysis_proposal_made"

    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("analysis_proposal.id"), index=True)


class ProposalRun(Base):
    """That proposals were looked for: for a unit, over the days up to ``last_day``; ``found`` of them were new."""

    __tablename__ = "analysis_run"
    __table_args__ = (Index("ix_analysis_run_unit_day", "unit_id", "last_day"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    last_day: Mapped[date]
    origin: Mapped[str] = mapped_column(String(8))
    found: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
