"""Reading violations, with the photos that their phones have delivered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.errors import DomainError
from app.kernel.numbers import numbers_of
from app.records.info import ReviewedInfo
from app.records.reviewed import ReviewedRecords

from .models import Violation, ViolationOffence
from .offences import OffenceInfo, offences_of
from .verification import read_code


@dataclass(frozen=True, slots=True)
class ViolationInfo(ReviewedInfo):
    """A violation as others see it; the members are those of :class:`Violation`."""

    plate_text: str
    plate_type: str
    plate_class: str | None
    plate_reason: str | None
    section_id: UUID | None
    chainage_m: int | None
    place_text: str
    crew_ids: list[Any]
    outcome: str
    note: str
    verification_code: str
    offences: tuple[OffenceInfo, ...] = ()
    receipt_number: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, newest first; ``next`` names the place behind it."""

    violations: list[dict[str, Any]]
    next: str | None


def _complete(session: Session, found: Sequence[ViolationInfo]) -> list[ViolationInfo]:
    """Each with its offences, and the number of the receipt that its command was given."""
    ids = [each.id for each in found]
    offences = offences_of(session, ids)
    numbers = numbers_of(session, ids)
    return [replace(each, offences=offences.get(each.id, ()), receipt_number=numbers.get(each.id)) for each in found]


VIOLATIONS = ReviewedRecords(
    "violation",
    Violation,
    ViolationInfo,
    _complete,
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


def verified_violation(session: Session, actor: Actor, typed: str) -> dict[str, Any]:
    """The violation that carries a verification code as somebody typed it.

    Raises ``verification_code_malformed`` for what can't be one, ``verification_code_unmatched`` where the actor may
    see none that has it: whether there is another isn't told."""
    code = read_code(typed)
    if code is None:
        raise DomainError("verification_code_malformed")
    found = [each for each in VIOLATIONS.read(session, Violation.verification_code == code) if may_see(actor, each)]
    if not found:
        raise DomainError("verification_code_unmatched")
    return VIOLATIONS.shown(session, found[-1:])[0]


def may_see(actor: Actor, violation: ViolationInfo) -> bool:
    """Whether the actor reported it, was of the crew, or supervises its unit."""
    own = actor.officer_id == violation.officer_id or str(actor.officer_id) in violation.crew_ids
    return own or actor.allows(OVERSIGHT_ROLES, violation.unit_id)


def own_violations(session: Session, officer_id: UUID, since: datetime) -> list[ViolationInfo]:
    """An officer's own since an instant, those put aside included; and older ones that were returned to them."""
    recent = (Violation.officer_id == officer_id) & (Violation.corrected_at >= since)
    return VIOLATIONS.read(session, recent | VIOLATIONS.returned_to(officer_id))


def violations_by_ids(session: Session, ids: Iterable[UUID]) -> list[ViolationInfo]:
    """The violations of these ids; unknown ids are left out."""
    return VIOLATIONS.by_ids(session, ids)


def decided_violations(session: Session, ids: Collection[UUID]) -> set[UUID]:
    """Of these violations those of which the national system has decided an offence: evidence of a penalty."""
    decided = (ViolationOffence.violation_id.in_(ids), ViolationOffence.decision_number.is_not(None))
    return set(session.scalars(select(ViolationOffence.violation_id).where(*decided)))
