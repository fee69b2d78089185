"""Assessment periods as they are kept: the record, its frozen facts and cards."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from app.kernel.errors import DomainError

from .lifecycle import PeriodState, state_of
from .models import AssessmentPeriod, PeriodCard, PeriodFacts, ScoreReview
from .periods import BrigadeDays, Period

PERIOD = "assessment_period"


@dataclass(frozen=True, slots=True)
class PeriodInfo:
    """A period as others see it; the members are those of :class:`AssessmentPeriod`, then ``pending``: how many reviews
    wait for a decision, and ``replaced_by``: the next edition of one that was withdrawn."""

    id: UUID
    unit_id: UUID
    first_day: date
    last_day: date
    ask_days: int
    decide_days: int
    version: int
    opened_at: datetime
    opened_by: UUID
    published_at: datetime | None
    published_by: UUID | None
    ask_until: datetime | None
    facts_digest: str | None
    closed_at: datetime | None
    closed_by: UUID | None
    cards_digest: str | None
    edition: int
    replaces_id: UUID | None
    withdrawn_at: datetime | None
    withdrawn_by: UUID | None
    withdrawn_reason: str | None
    pending: int = 0
    replaced_by: UUID | None = None

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.first_day, self.last_day)

    @property
    def days(self) -> BrigadeDays:
        """What its facts are gathered by."""
        return BrigadeDays(self.unit_id, self.period, self.id)

    @property
    def state(self) -> PeriodState:
        """Open, published, in review or closed."""
        return state_of(self.published_at, self.closed_at, self.pending, self.withdrawn_at)


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A frozen card: ``text`` as it was reckoned, ``review_id`` of the correction that led to it."""

    subject_kind: str
    subject_id: UUID
    number: int
    text: str
    digest: str
    total: str | None
    review_id: UUID | None


def period_view(period: PeriodInfo) -> dict[str, Any]:
    """A period's members with its state, to be joined with others."""
    return {**{each.name: getattr(period, each.name) for each in fields(PeriodInfo)}, "state": period.state}


_PENDING = (
    select(func.count())
    .where(ScoreReview.period_id == AssessmentPeriod.id, ScoreReview.outcome.is_(None))
    .scalar_subquery()
)
_NEXT = aliased(AssessmentPeriod)
_REPLACED_BY = select(_NEXT.id).where(_NEXT.replaces_id == AssessmentPeriod.id).scalar_subquery()
_FOUND = {"pending": _PENDING, "replaced_by": _REPLACED_BY}
_ROW: list[Any] = [_FOUND.get(each.name, getattr(AssessmentPeriod, each.name, None)) for each in fields(PeriodInfo)]
_STANDS = AssessmentPeriod.withdrawn_at.is_(None)
_CARD = [getattr(PeriodCard, each.name) for each in fields(KeptCard)]


def periods_of(session: Session, unit_ids: Collection[UUID]) -> list[PeriodInfo]:
    """The periods of these brigades, the latest first."""
    query = select(*_ROW).where(AssessmentPeriod.unit_id.in_(unit_ids))
    latest = (AssessmentPeriod.last_day.desc(), AssessmentPeriod.edition.desc())
    return [PeriodInfo(*row) for row in session.execute(query.order_by(*latest))]


def get_period(session: Session, period_id: UUID) -> PeriodInfo:
    """The period of this id; raise ``not_found`` for an unknown one."""
    row = session.execute(select(*_ROW).where(AssessmentPeriod.id == period_id)).first()
    if row is None:
        raise DomainError("not_found")
    return PeriodInfo(*row)


def periods_by_ids(session: Session, ids: Collection[UUID]) -> list[PeriodInfo]:
    """The periods of these ids; unknown ids are left out."""
    return [PeriodInfo(*row) for row in session.execute(select(*_ROW).where(AssessmentPeriod.id.in_(ids)))]


def period_on(session: Session, unit_ids: Collection[UUID], day: date) -> PeriodInfo | None:
    """The period of one of these units in which a duty day lies, if somebody opened one; none that was withdrawn."""
    holds = (AssessmentPeriod.first_day <= day, AssessmentPeriod.last_day >= day, _STANDS)
    row = session.execute(select(*_ROW).where(AssessmentPeriod.unit_id.in_(unit_ids), *holds)).first()
    return None if row is None else PeriodInfo(*row)


def last_published_day(session: Session, unit_ids: Collection[UUID]) -> date | None:
    """The last day of these units' published periods; None where none is."""
    is_published = (AssessmentPeriod.unit_id.in_(unit_ids), AssessmentPeriod.published_at.is_not(None), _STANDS)
    return session.scalar(select(func.max(AssessmentPeriod.last_day)).where(*is_published))


def editions_of(session: Session, period_id: UUID) -> list[UUID]:
    """A period and the withdrawn ones that it replaces."""
    ids, replaced = [period_id], period_id
    while (earlier := session.scalar(_REPLACES, {"period": replaced})) is not None:
        ids.append(earlier)
        replaced = earlier
    return ids


_REPLACES = select(AssessmentPeriod.replaces_id).where(AssessmentPeriod.id == bindparam("period"))


def overlapping(session: Session, unit_id: UUID, period: Period, but: UUID | None = None) -> bool:
    """Whether another period of the unit has a day in common with this one."""
    query = select(AssessmentPeriod.id).where(
        AssessmentPeriod.unit_id == unit_id,
        AssessmentPeriod.first_day <= period.last_day,
        AssessmentPeriod.last_day >= period.first_day,
        _STANDS,
    )
    return any(found != but for found in session.scalars(query))


def kept_facts(session: Session, period_id: UUID) -> dict[str, Any]:
    """The frozen facts of a published period, as ``factsdoc`` reads them; raise ``not_found`` where there are none."""
    text = session.scalar(select(PeriodFacts.text).where(PeriodFacts.period_id == period_id))
    if text is None:
        raise DomainError("not_found")
    parts: dict[str, Any] = json.loads(text)
    return parts


def kept_cards(
    session: Session, period_id: UUID, kind: str | None = None, subject: UUID | None = None
) -> list[KeptCard]:
    """The frozen cards of a period, as published and after each correction, in order."""
    query = select(*_CARD).where(PeriodCard.period_id == period_id)
    if kind is not None:
        query = query.where(PeriodCard.subject_kind == kind)
    if subject is not None:
        query = query.where(PeriodCard.subject_id == subject)
    rows = session.execute(query.order_by(PeriodCard.subject_kind, PeriodCard.subject_id, PeriodCard.number))
    return [KeptCard(*row) for row in rows]


def standing_cards(cards: Collection[KeptCard]) -> list[KeptCard]:
    """Of each subject the last one."""
    return list({(each.subject_kind, each.subject_id): each for each in cards}.values())
