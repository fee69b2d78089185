"""Which days are worked: weekends, public holidays (放假) and the days that make up for them (调休上班).

Pure. What a year's list doesn't name is as the week says: Monday to Friday is worked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

DayKind = Literal["workday", "makeup", "weekend", "holiday"]
ListedKind = Literal["off", "work"]
DayRule = Literal["weekdays", "workdays", "rest_days", "holidays"]
"""The days of a plan: on its weekdays, when people work, when they don't (weekends too), on public holidays only."""


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day that isn't as its weekday says, and the festival for whose sake."""

    day: date
    kind: ListedKind
    name: str


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The listed days of some years, by day."""

    listed: Mapping[date, ListedDay] = field(default_factory=dict)

    def kind_of(self, day: date) -> DayKind:
        """What the day is."""
        found = self.listed.get(day)
        if found is not None:
            return "holiday" if found.kind == "off" else "makeup"
        return "weekend" if day.isoweekday() > 5 else "workday"

    def name_of(self, day: date) -> str:
        """The festival, empty for an ordinary day."""
        found = self.listed.get(day)
        return "" if found is None else found.name

    def is_worked(self, day: date) -> bool:
        """Whether people work on the day."""
        return self.kind_of(day) in ("workday", "makeup")

    def allows(self, rule: DayRule, day: date, weekdays: frozenset[int]) -> bool:
        """Whether a plan with this rule is in force on the day."""
        if rule == "weekdays":
            return day.isoweekday() in weekdays
        if rule == "holidays":
            return self.kind_of(day) == "holiday"
        return self.is_worked(day) == (rule == "workdays")


FIRST_YEAR, LAST_YEAR = 2000, 2100

EVERY_WEEK_ALIKE = WorkCalendar()
