"""Duty days and periods: which day a moment on duty belongs to, and when a period lies.

A duty day begins at a configurable local hour, so that a night belongs to the day on which it began: with 6, the small
hours of the 3rd are still duty day 2. A period belongs to the duty day in which it starts, however late it ends.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from app.geo.presence import TimeSpan


@dataclass(frozen=True, slots=True)
class Hours:
    """Local times, past midnight when it doesn't end after it starts; equal times are a whole day."""

    starts: time
    ends: time

    @property
    def cross_midnight(self) -> bool:
        return self.ends <= self.starts

    @property
    def length(self) -> timedelta:
        starts, ends = (timedelta(hours=at.hour, minutes=at.minute) for at in (self.starts, self.ends))
        return ends - starts + timedelta(days=self.cross_midnight)


@dataclass(frozen=True, slots=True)
class Period:
    """Hours with a code, by which the locale files or the users' own list name them."""

    code: str
    hours: Hours


KEY_PERIODS = (
    Period("morning", Hours(time(6), time(8))),
    Period("evening", Hours(time(19), time(21))),
    Period("night", Hours(time(23), time(3))),
)
"""The brigade's 重点时段, as a plan finds them before anybody edits them."""


def duty_day(instant_utc: datetime, start_hour: int, tz: tzinfo) -> date:
    """The duty day to which an aware instant belongs, where days begin at `start_hour` (0..23) local time."""
    local = instant_utc.astimezone(tz)
    began_yesterday = local.time() < time(start_hour)
    return local.date() - timedelta(days=began_yesterday)


def window_of(hours: Hours, day: date, start_hour: int, tz: tzinfo) -> TimeSpan:
    """When the hours of a duty day begin and end, in UTC.

    Hours that start before `start_hour` lie on the next calendar day: 02:00-04:00 of duty day 2 are in the
    small hours of the 3rd.
    """
    first = day + timedelta(days=hours.starts < time(start_hour))
    last = first + timedelta(days=hours.cross_midnight)
    return TimeSpan(_instant(first, hours.starts, tz), _instant(last, hours.ends, tz))


def _instant(day: date, at: time, tz: tzinfo) -> datetime:
    return datetime.combine(day, at, tz).astimezone(UTC)
