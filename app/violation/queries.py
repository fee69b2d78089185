"""Reading violations, with the photos that their phones have delivered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import Session

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.clock import format_instant, parse_instant
from app.kernel.errors import DomainError
from app.photos.service import LinkView, links_of

from .models import Violation


@dataclass(frozen=True, slots=True)
class ViolationInfo:
    """A violation as others see it; the members are those of :class:`Violation`."""

    id: UUID
    officer_id: UUID
    unit_id: UUID
    claimed_at: datetime
    corrected_at: datetime
    bracket_from: datetime | None
    bracket_to: datetime
    clock_certain: bool
    latitude: float | None
    longitude: float | None
    accuracy_m: float | None
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
    withdrawn_at: datetime | None
    withdrawn_reason: str | None
    superseded_by: UUID | None

    @property
    def stands(self) -> bool:
        """Whether it was neither withdrawn nor corrected."""
        return self.withdrawn_at is None and self.superseded_by is None


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list, newest first; ``next`` names the place behind it."""

    violations: list[dict[str, Any]]
    next: str | None


_MEMBERS = [each.name for each in fields(ViolationInfo)]
_COLUMNS = [getattr(Violation, name) for name in _MEMBERS]


def find_violation(session: Session, violation_id: UUID) -> ViolationInfo | None:
    """The violation of this id, if there is one."""
    return next(iter(_read(session, Violation.id == violation_id)), None)


def visible_violation(session: Session, actor: Actor, violation_id: UUID) -> dict[str, Any]:
    """The violation with its photos, for its officer, its crew and their supervisors; raise ``not_found`` otherwise."""
    found = find_violation(session, violation_id)
    if found is None or not may_see(actor, found):
        raise DomainError("not_found")
    return with_photos(session, [found])[0]


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
    if before is not None:
        conditions.append(tuple_(Violation.corrected_at, Violation.id) < _read_place(before))
    query = select(*_COLUMNS).where(*conditions).order_by(Violation.corrected_at.desc(), Violation.id.desc())
    rows = [ViolationInfo(*row) for row in session.execute(query.limit(limit + 1))]
    shown = rows[:limit]
    return Page(with_photos(session, shown), _place(shown[-1]) if len(rows) > limit else None)


def _place(violation: ViolationInfo) -> str:
    return f"{format_instant(violation.corrected_at)}~{violation.id}"


def _read_place(text: str) -> tuple[datetime, UUID]:
    at, _, violation_id = text.partition("~")
    try:
        return parse_instant(at), UUID(violation_id)
    except ValueError:
        raise DomainError("request_invalid", fields={"before": ["not a place in this list"]}) from None


def own_violations(session: Session, officer_id: UUID, since: datetime) -> list[ViolationInfo]:
    """An officer's own, those put aside included, since an instant."""
    return _read(session, Violation.officer_id == officer_id, Violation.corrected_at >= since)


def violations_by_ids(session: Session, ids: Iterable[UUID]) -> list[ViolationInfo]:
    """The violations of these ids; unknown ids are left out."""
    return _read(session, Violation.id.in_(list(ids)))


def with_photos(session: Session, violations: Sequence[ViolationInfo]) -> list[dict[str, Any]]:
    """Each violation's members and its photo links, in one query for all."""
    links: Mapping[UUID, Collection[LinkView]] = links_of(session, "violation", [v.id for v in violations])
    return [{**{name: getattr(v, name) for name in _MEMBERS}, "photos": links.get(v.id, ())} for v in violations]


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[ViolationInfo]:
    query = select(*_COLUMNS).where(*conditions).order_by(Violation.corrected_at, Violation.id)
    return [ViolationInfo(*row) for row in session.execute(query)]
