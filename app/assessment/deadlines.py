"""When a review may be asked until, and is to be decided by, by the calendar of working days in force."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from sqlalchemy.orm import Session

from app.duty.service import calendar_for
from app.kernel.house import house

from .working_days import working_day_after

_LOOK_AHEAD = timedelta(days=90)
"""Twenty working days, the longest holidays between them."""


def end_of_working_day(session: Session, now: datetime, count: int) -> datetime:
    """The end of the ``count``-th working day after the local day of ``now``: an instant at midnight, local time."""
    zone = house().settings.timezone
    today = now.astimezone(zone).date()
    last = working_day_after(today, count, calendar_for(session, today, today + _LOOK_AHEAD))
    return datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
