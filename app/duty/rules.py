"""From a standing plan to what is due on one day.

The same plan in the same version gives the same requirements with the same ids on every machine, so generating a day
twice changes nothing. A changed plan has a new version, and its requirements have other ids.
"""

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Literal
from uuid import UUID, uuid5

from app.duty.periods import Hours, Period, window_of
from app.geo.presence import TimeSpan

Purpose = Literal["ordinary", "security", "emergency"]
"""Only security and emergency duty may demand a check-in."""

EVERY_DAY = frozenset(range(1, 8))

_REQUIREMENTS = UUID("8f1c1f3a-6c0e-5b0e-9d5e-2f6f0c9b7a41")


class InvalidPlan(ValueError):
    """A plan that could never make a sensible requirement."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What every plan says: whose, since which day, until when (both duty days, inclusive), on which ISO weekdays.

    Raises InvalidPlan.
    """

    id: UUID
    version: int
    unit_id: UUID
    valid_from: date
    valid_to: date | None = None
    weekdays: frozenset[int] = EVERY_DAY
    purpose: Purpose = "ordinary"

    def __post_init__(self) -> None:
        _require(self.valid_to is None or self.valid_to >= self.valid_from, "it ends before it begins")
        _require(bool(self.weekdays) and self.weekdays <= EVERY_DAY, "weekdays are 1 (Monday) to 7 (Sunday)")

    def applies_on(self, day: date) -> bool:
        """Whether the plan holds on a duty day."""
        ended = self.valid_to is not None and day > self.valid_to
        return self.valid_from <= day and not ended and day.isoweekday() in self.weekdays


@dataclass(frozen=True, kw_only=True)
class PostPlan(Plan):
    """应守: this crew stands at this post in these hours."""

    post_id: UUID
    hours: Hours
    officer_ids: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SectionPlan(Plan):
    """应巡: the squad patrols this section in this period: so many passes, such a share of its length, or both."""

    section_id: UUID
    period: Period
    required_passes: int | None = None
    required_share: float | None = None

    @property
    def hours(self) -> Hours:
        """Those of the period."""
        return self.period.hours

    def __post_init__(self) -> None:
        super().__post_init__()
        passes, share = self.required_passes, self.required_share
        _require(passes is not None or share is not None, "a section needs passes or a share")
        _require(passes is None or passes >= 1, "at least one pass")
        _require(share is None or 0 < share <= 1, "a share is over 0 and at most 1")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One dated thing to do: by which plan, on which duty day (the day on which its window starts), when in UTC."""

    id: UUID
    plan: PostPlan | SectionPlan
    duty_day: date
    window: TimeSpan


def requirements_for(plan: PostPlan | SectionPlan, day: date, start_hour: int, tz: tzinfo) -> tuple[Requirement, ...]:
    """What a plan demands on a duty day: nothing where it doesn't apply."""
    if not plan.applies_on(day):
        return ()
    window = window_of(plan.hours, day, start_hour, tz)
    return (Requirement(requirement_id(plan.id, plan.version, day), plan, day, window),)


def requirement_id(plan_id: UUID, plan_version: int, day: date) -> UUID:
    """The id that a requirement of this plan, version and day has everywhere."""
    return uuid5(_REQUIREMENTS, f"{plan_id}:{plan_version}:{day.isoformat()}")


def _require(held: bool, otherwise: str) -> None:
    if not held:
        raise InvalidPlan(otherwise)
