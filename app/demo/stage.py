"""Where the demo plays: the application with a clock that is moved through the past."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from app.kernel.clock import ManualClock
from app.kernel.house import House


@dataclass(frozen=True)
class Stage:
    """The house whose clock is ``clock``."""

    house: House
    clock: ManualClock

    @classmethod
    def of(cls, house: House) -> Stage:
        """Put a manual clock, at the house's present instant, in the place of its own."""
        clock = ManualClock(house.clock.now())
        return cls(replace(house, clock=clock), clock)

    def moment(self, day: date, clock_time: str) -> datetime:
        """The UTC instant of a local time on a duty day; hours go on counting past midnight: "26:30" is 02:30 of the
        next morning."""
        hours, minutes = clock_time.split(":")
        midnight = datetime.combine(day, time(), self.house.settings.timezone)
        return midnight.astimezone(UTC) + timedelta(hours=int(hours), minutes=int(minutes))
