"""Reviews of published credits (复核) as others read them, and the corrections that came of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.errors import DomainError

from .access import supervised_units
from .corrections import Correction
from .models import ScoreReview
from .periodrecords import editions_of

REVIEW = "score_review"
UPHELD, CORRECTED = "upheld", "corrected"


@dataclass(frozen=True, slots=True)
class ReviewInfo:
    """A review; the members are those of :class:`ScoreReview`."""

    id: UUID
    period_id: UUID
    requirement_id: UUID
    indicator: str
    number: int
    unit_id: UUID
    officer_ids: list[str]
    origin: str
    asked_by: UUID
    asked_at: datetime
    reason: str
    evidence: list[dict[str, Any]]
    decide_until: datetime
    version: int
    decider_id: UUID | None
    named_by: UUID | None
    named_at: datetime | None
    outcome: str | None
    decided_at: datetime | None
    decision: str
    before: dict[str, Any]
    after: dict[str, Any] | None

    @property
    def state(self) -> str:
        """Asked, named (somebody is to decide), upheld or corrected."""
        return self.outcome or ("asked" if self.decider_id is None else "named")


def review_view(review: ReviewInfo) -> dict[str, Any]:
    """A review's members with its state, to be joined with others."""
    return {**{each.name: getattr(review, each.name) for each in fields(ReviewInfo)}, "state": review.state}


_COLUMNS = [getattr(ScoreReview, each.name) for each in fields(ReviewInfo)]


def get_review(session: Session, review_id: UUID) -> ReviewInfo:
    """The review of this id; raise ``not_found`` for an unknown one."""
    found = reviews_by_ids(session, [review_id])
    if not found:
        raise DomainError("not_found")
    return found[0]


def reviews_by_ids(session: Session, ids: Iterable[UUID]) -> list[ReviewInfo]:
    """The reviews of these ids; unknown ids are left out."""
    return _read(session, ScoreReview.id.in_(list(ids)))


def reviews_in(session: Session, period_id: UUID) -> list[ReviewInfo]:
    """The reviews of a period, in the order in which they were asked."""
    return _read(session, ScoreReview.period_id == period_id)


def reviews_of_credit(session: Session, period_id: UUID, requirement_id: UUID, indicator: str) -> list[ReviewInfo]:
    """The reviews of one credit in a period, in order."""
    of_credit = (ScoreReview.requirement_id == requirement_id, ScoreReview.indicator == indicator)
    return _read(session, ScoreReview.period_id == period_id, *of_credit)


def reviews_concerning(session: Session, officer_id: UUID, unit_id: UUID | None, since: datetime) -> list[ReviewInfo]:
    """The reviews since an instant that an officer asked for or is of the crew of."""
    own = or_(ScoreReview.asked_by == officer_id, ScoreReview.unit_id == unit_id)
    found = _read(session, own, ScoreReview.asked_at >= since)
    return [each for each in found if concerns(each, officer_id)]


def concerns(review: ReviewInfo, officer_id: UUID | None) -> bool:
    """Whether an officer asked for the review or is of the crew whose credit it is about."""
    return officer_id == review.asked_by or str(officer_id) in review.officer_ids


def decides(session: Session, officer_id: UUID | None, requirement_id: UUID) -> bool:
    """Whether the officer was named to decide about a credit of this requirement."""
    named = (ScoreReview.decider_id == officer_id, ScoreReview.requirement_id == requirement_id)
    return officer_id is not None and session.execute(select(ScoreReview.id).where(*named)).first() is not None


def may_see_review(actor: Actor, review: ReviewInfo) -> bool:
    """Whoever asked, is concerned or decides sees a review, and those who supervise the unit."""
    own = concerns(review, actor.officer_id) or actor.officer_id == review.decider_id
    return own or review.unit_id in supervised_units(actor)


def corrections_of(session: Session, period_id: UUID) -> list[Correction]:
    """What the reviews of a period corrected, numbered in the order in which it was decided; what was corrected before
    a publication was withdrawn stays corrected."""
    found = _corrected(session, period_id)
    decided = sorted(found, key=lambda each: (each.decided_at, each.id))
    return [_correction(number, each) for number, each in enumerate(decided, 1)]


def told_corrections(session: Session, period_id: UUID, requirement_ids: Collection[str]) -> list[dict[str, Any]]:
    """What was corrected of these requirements: what was before, what is now, who decided, when and why."""
    found = _corrected(session, period_id)
    return [
        {
            "review_id": each.id,
            "requirement_id": each.requirement_id,
            "indicator": each.indicator,
            "before": each.before,
            "after": each.after,
            "decided_by": each.decider_id,
            "decided_at": each.decided_at,
            "decision": each.decision,
        }
        for each in sorted(found, key=lambda each: (each.decided_at, each.id))
        if str(each.requirement_id) in requirement_ids
    ]


def _corrected(session: Session, period_id: UUID) -> list[ReviewInfo]:
    ids = editions_of(session, period_id)
    return _read(session, ScoreReview.period_id.in_(ids), ScoreReview.outcome == CORRECTED)


def _correction(number: int, review: ReviewInfo) -> Correction:
    after = review.after or review.before
    return Correction(
        number=number,
        review_id=str(review.id),
        requirement_id=str(review.requirement_id),
        indicator=review.indicator,
        state=after["state"],
        value=after["value"],
    )


def _read(session: Session, *conditions: ColumnElement[bool]) -> list[ReviewInfo]:
    query = select(*_COLUMNS).where(*conditions).order_by(ScoreReview.asked_at, ScoreReview.id)
    return [ReviewInfo(*row) for row in session.execute(query)]


def records_under_review(session: Session, ids: Collection[UUID]) -> set[UUID]:
    """Of these records those that a review which waits for its decision is about, or that somebody named for it."""
    waiting = _read(session, ScoreReview.outcome.is_(None))
    named = {str(each.requirement_id) for each in waiting} | {
        named["id"] for each in waiting for named in each.evidence
    }
    return {each for each in ids if str(each) in named}
