"""Time is passed in: no service reads the machine's clock by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

#: Nobody speaks of days outside of these, and whatever is added to one between them is still in the calendar.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """Return an aware datetime in UTC."""
        ...


class SystemClock:
    """The machine's own clock, in UTC, cut to milliseconds as everything on the wire is."""

    def now(self) -> datetime:
        return to_milliseconds(datetime.now(UTC))


@dataclass
class ManualClock:
    """A clock that moves only when told to: for tests and for making the demo's past."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant

    def advance(self, **delta: float) -> None:
        """Move forward by ``timedelta(**delta)``."""
        self.instant += timedelta(**delta)


def to_milliseconds(instant: datetime) -> datetime:
    """Cut an instant to whole milliseconds, the resolution of the wire."""
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def format_instant(instant: datetime) -> str:
    """RFC 3339 in UTC with milliseconds and ``Z``, e.g. ``2026-11-22T15:40:12.345Z``."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_instant(text: str) -> datetime:
    """Read RFC 3339 with an explicit offset; raise ValueError for anything else, a bare local time and an instant
    outside of ``FIRST_DAY`` to ``LAST_DAY`` included."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant needs an offset")
    return to_milliseconds(in_calendar(instant).astimezone(UTC))


def in_calendar(instant: datetime) -> datetime:
    """The instant; raise ValueError for one that lies, as it was said, outside of ``FIRST_DAY`` to ``LAST_DAY``."""
    if not FIRST_DAY <= instant.date() <= LAST_DAY:
        raise ValueError("an instant outside of the calendar")
    return instant
