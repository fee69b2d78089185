"""Reading violations, with the photos that their phones have delivered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.errors import DomainError
from app.records.info import ReviewedInfo
from app.records.reviewed import ReviewedRecords

from .models import Violation


@dataclass(frozen=True, slots=True)
class ViolationInfo(ReviewedInfo):
    """A violation as others see it; the members are those of :class:`Violation`."""

    plate_text: str
    plate_type: str
    plate_class: str | None
    plate_reason: str | None
    code: str
    section_id: UUID | None
    chainage_m: int | None
    place_text: str
    crew_ids: list[Any]
    outcome: str
    decision_number: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, newest first; ``next`` names the place behind it."""

    violations: list[dict[str, Any]]
    next: str | None


VIOLATIONS = ReviewedRecords(
    "violation",
    Violation,
    ViolationInfo,
    people=lambda found: [UUID(member) for member in found.crew_ids],
    labels=lambda _session, found: [each.plate_text for each in found],
    return_reasons=("plate_wrong", "code_wrong"),
)


def visible_violation(session: Session, actor: Actor, violation_id: UUID) -> dict[str, Any]:
    """The violation with its photos, for its officer, its crew and their supervisors; raise ``not_found`` otherwise."""
    found = VIOLATIONS.find(session, violation_id)
    if found is None or not may_see(actor, found):
        raise DomainError("not_found")
    return VIOLATIONS.shown(session, [found])[0]


def may_see(actor: Actor, violation: ViolationInfo) -> bool:
    """Whether the actor reported it, was of the crew, or supervises its unit."""
    own = actor.officer_id == violation.officer_id or str(actor.officer_id) in violation.crew_ids
    return own or actor.allows(OVERSIGHT_ROLES, violation.unit_id)


def list_violations(session: Session, actor: Actor, unit_id: UUID | None, before: str | None, limit: int) -> Page:
    """What the actor supervises, newest first; raise ``not_found`` for a unit they don't."""
    units = actor.units(OVERSIGHT_ROLES)
    if unit_id is not None and unit_id not in units:
        raise DomainError("not_found")
    conditions: list[ColumnElement[bool]] = [Violation.unit_id.in_([unit_id] if unit_id else units)]
    shown, behind = VIOLATIONS.page(session, conditions, before, limit)
    return Page(VIOLATIONS.shown(session, shown), behind)


def own_violations(session: Session, officer_id: UUID, since: datetime) -> list[ViolationInfo]:
    """An officer's own since an instant, those put aside included; and older ones that were returned to them."""
    recent = (Violation.officer_id == officer_id) & (Violation.corrected_at >= since)
    return VIOLATIONS.read(session, recent | VIOLATIONS.returned_to(officer_id))


def violations_by_ids(session: Session, ids: Iterable[UUID]) -> list[ViolationInfo]:
    """The violations of these ids; unknown ids are left out."""
    return VIOLATIONS.by_ids(session, ids)
