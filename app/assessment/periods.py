"""Assessment periods, in duty days: a calendar month, or from a day of one month to the day before it in the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Period:
    """Duty days from ``first_day`` to ``last_day``, both included."""

    first_day: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class BrigadeDays:
    """A brigade's days that are reckoned together; ``id`` is None where nobody opened a period for them."""

    unit_id: UUID
    period: Period
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """Periods begin on day ``start_day`` (1..28) of a month: 1 is the calendar month, 26 runs to the 25th."""

    start_day: int

    def period_of(self, year: int, month: int) -> Period:
        """Return the period that *ends* in the given month: "March" from the 26th is 26 February to 25 March."""
        if self.start_day == 1:
            return Period(date(year, month, 1), _first_of_next_month(year, month) - timedelta(days=1))
        last_month = date(year, month, 1) - timedelta(days=1)
        return Period(last_month.replace(day=self.start_day), date(year, month, self.start_day - 1))

    def period_containing(self, day: date) -> Period:
        """Return the one period in which ``day`` lies."""
        period = self.period_of(day.year, day.month)
        if day in period:
            return period
        following = _first_of_next_month(day.year, day.month)
        return self.period_of(following.year, following.month)


def _first_of_next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)
