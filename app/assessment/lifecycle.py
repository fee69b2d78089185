"""How an assessment period lives: open → published (公示) → in review (复核中) → closed (关账). Pure.

A publication may be withdrawn (撤回公示) until it is closed, while no review waits; the days are then reckoned anew as
the next edition (docs/decisions/0029)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, get_args

PeriodState = Literal["open", "published", "in_review", "closed", "withdrawn"]
PERIOD_STATES: tuple[PeriodState, ...] = get_args(PeriodState)

LONGEST_DAYS = 100
"""A quarter, with room."""
DEFAULT_WORKING_DAYS = 3
"""In which a review may be asked, and in which it is to be decided; a period may say otherwise."""


def state_of(
    published_at: datetime | None, closed_at: datetime | None, pending: int, withdrawn_at: datetime | None = None
) -> PeriodState:
    """The state by what has happened; ``pending`` is the number of reviews that wait for a decision."""
    if withdrawn_at is not None:
        return "withdrawn"
    if closed_at is not None:
        return "closed"
    if published_at is None:
        return "open"
    return "in_review" if pending else "published"


def hinders_closing(state: PeriodState, ask_until: datetime | None, now: datetime) -> str | None:
    """The code that says why a period can't be closed now; None where nothing hinders it."""
    hindrance = hinders_withdrawing(state)
    if hindrance is not None or ask_until is None:
        return hindrance or "period_not_published"
    return "period_still_asking" if now < ask_until else None


def hinders_withdrawing(state: PeriodState) -> str | None:
    """The code that says why a publication can't be withdrawn now: there is none, or somebody has a right to an answer
    first."""
    return _HINDRANCES.get(state)


_HINDRANCES: Mapping[PeriodState, str] = {
    "open": "period_not_published",
    "in_review": "period_reviews_pending",
    "closed": "period_closed",
    "withdrawn": "period_withdrawn",
}
