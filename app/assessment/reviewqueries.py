"""Reviews of published credits (复核) as others read them, and the corrections that came of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.kernel.errors import DomainError

from .corrections import Correction
from .models import ScoreReview

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


def corrections_of(session: Session, period_id: UUID) -> list[Correction]:
    """What the reviews of a period corrected, numbered in the order in which it was decided."""
    found = _read(session, ScoreReview.period_id == period_id, ScoreReview.outcome == CORRECTED)
    decided = sorted(found, key=lambda each: (each.decided_at, each.id))
    return [_correction(number, each) for number, each in enumerate(decided, 1)]


def told_corrections(session: Session, period_id: UUID, requirement_ids: Collection[str]) -> list[dict[str, Any]]:
    """What was corrected of these requirements: what was before, what is now, who decided, when and why."""
    found = _read(session, ScoreReview.period_id == period_id, ScoreReview.outcome == CORRECTED)
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
