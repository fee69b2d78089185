"""How an assessment period lives: open → published (公示) → in review (复核中) → closed (关账). Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

PeriodState = Literal["open", "published", "in_review", "closed"]
PERIOD_STATES: tuple[PeriodState, ...] = get_args(PeriodState)

LONGEST_DAYS = 100
"""A quarter, with room."""
DEFAULT_WORKING_DAYS = 3
"""In which a review may be asked, and in which it is to be decided; a period may say otherwise."""


def state_of(published_at: datetime | None, closed_at: datetime | None, pending: int) -> PeriodState:
    """The state by what has happened; ``pending`` is the number of reviews that wait for a decision."""
    if closed_at is not None:
        return "closed"
    if published_at is None:
        return "open"
    return "in_review" if pending else "published"


def hinders_closing(state: PeriodState, ask_until: datetime | None, now: datetime) -> str | None:
    """The code that says why a period can't be closed now; None where nothing hinders it."""
    if state == "closed":
        return "period_closed"
    if state == "in_review":
        return "period_reviews_pending"
    if state == "open" or ask_until is None:
        return "period_not_published"
    return "period_still_asking" if now < ask_until else None
