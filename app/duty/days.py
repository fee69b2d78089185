"""The installation's duty days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.geo.presence import TimeSpan
from app.kernel.house import house

from .periods import duty_day

NIGHT_BEGINS, NIGHT_ENDS = time(20), time(6)
AHEAD = timedelta(days=1)
"""Requirements stand a day before they are due, so that a phone has them when it leaves the network."""


def zone() -> ZoneInfo:
    """Where days are reckoned."""
    return house().settings.timezone


def start_hour() -> int:
    """The local hour at which a duty day begins."""
    return house().settings.duty_day_start_hour


def span_of_day(day: date) -> TimeSpan:
    """When a duty day begins, and the next one."""
    begins = datetime.combine(day, time(start_hour()), zone())
    return TimeSpan(begins.astimezone(UTC), (begins + AHEAD).astimezone(UTC))


def is_dark(starts_at: datetime, ends_at: datetime) -> bool:
    """Whether a requirement reaches into the night, for which the staffing rule asks for more (duty_rules.csv R03).

    Night is 20:00 to 06:00 on the clock, all year: dark in every month here, so that nobody is called short for an hour
    of twilight."""
    return any(local.time() >= NIGHT_BEGINS or local.time() < NIGHT_ENDS for local in _locally(starts_at, ends_at))


def _locally(starts_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
    """First and last minute, in local time."""
    return starts_at.astimezone(zone()), (ends_at - timedelta(minutes=1)).astimezone(zone())


def today(now: datetime) -> date:
    """The duty day to which the instant belongs."""
    return duty_day(now, start_hour(), zone())
