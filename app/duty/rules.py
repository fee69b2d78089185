"""From a standing plan to what is due on one day.

The same plan in the same version gives the same requirements with the same ids on every machine, so generating a day
twice changes nothing. A changed plan has a new version, and its requirements have other ids.
"""

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from itertools import pairwise
from typing import Literal
from uuid import UUID, uuid5

from app.duty.periods import KEY_PERIODS, Hours, Period, window_of
from app.duty.workdays import EVERY_WEEK_ALIKE, DayRule, WorkCalendar
from app.geo.presence import TimeSpan

Purpose = Literal["ordinary", "security", "emergency"]
"""Only security and emergency duty may demand a check-in."""

Manner = Literal["standing", "lit", "patrol", "spot"]
"""How a place is held: stood at, stood at with lights on (亮灯值守), driven along, or seen so many times (抽查)."""

Mode = Literal["day", "night", "key"]
"""日常, 夜间 and 重点 duty: how a plan is listed, nothing follows from it."""

MANNERS: dict[str, tuple[Manner, ...]] = {"post": ("standing", "lit", "spot"), "section": ("patrol", "spot")}
"""By kind of place; the first is what a plan means that doesn't say."""

SHORTEST_SLICE = timedelta(minutes=10)
"""A spot check must be possible to drive to."""

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
    day_rule: DayRule = "weekdays"
    purpose: Purpose = "ordinary"
    manner: Manner = "standing"
    spot_checks: int | None = None

    def __post_init__(self) -> None:
        _require(self.valid_to is None or self.valid_to >= self.valid_from, "it ends before it begins")
        _require(bool(self.weekdays) and self.weekdays <= EVERY_DAY, "weekdays are 1 (Monday) to 7 (Sunday)")
        _require(
            (self.manner == "spot") == (self.spot_checks is not None), "spot checks have a number, nothing else has"
        )

    def applies_on(self, day: date, calendar: WorkCalendar = EVERY_WEEK_ALIKE) -> bool:
        """Whether the plan holds on a duty day; ``weekdays`` count only where the plan goes by them."""
        ended = self.valid_to is not None and day > self.valid_to
        return self.valid_from <= day and not ended and calendar.allows(self.day_rule, day, self.weekdays)


@dataclass(frozen=True, kw_only=True)
class PostPlan(Plan):
    """应守: this crew stands at this post in these hours."""

    post_id: UUID
    hours: Hours
    officer_ids: frozenset[UUID] = frozenset()

    def __post_init__(self) -> None:
        super().__post_init__()
        _require(self.manner in MANNERS["post"], "a post is stood at or checked")
        _require_slices(self)


@dataclass(frozen=True, kw_only=True)
class SectionPlan(Plan):
    """应巡: the squad patrols this section in this period: so many passes, such a share of its length, or both.

    A spot check of a section may leave both out: being seen on it is enough."""

    section_id: UUID
    period: Period
    manner: Manner = "patrol"
    required_passes: int | None = None
    required_share: float | None = None

    @property
    def hours(self) -> Hours:
        """Those of the period."""
        return self.period.hours

    def __post_init__(self) -> None:
        super().__post_init__()
        passes, share = self.required_passes, self.required_share
        _require(self.manner in MANNERS["section"], "a section is patrolled or checked")
        _require(self.manner == "spot" or passes is not None or share is not None, "a section needs passes or a share")
        _require(passes is None or passes >= 1, "at least one pass")
        _require(share is None or 0 < share <= 1, "a share is over 0 and at most 1")
        _require_slices(self)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One dated thing to do: by which plan, on which duty day (the day on which its window starts), when in UTC.

    One of several spot checks says which: ``slice_no`` of ``slices``, counted from 1."""

    id: UUID
    plan: PostPlan | SectionPlan
    duty_day: date
    window: TimeSpan
    slice_no: int | None = None
    slices: int | None = None


def requirements_for(
    plan: PostPlan | SectionPlan, day: date, start_hour: int, tz: tzinfo, calendar: WorkCalendar = EVERY_WEEK_ALIKE
) -> tuple[Requirement, ...]:
    """What a plan demands on a duty day: nothing where it doesn't apply."""
    if not plan.applies_on(day, calendar):
        return ()
    window = window_of(plan.hours, day, start_hour, tz)
    if plan.spot_checks is None:
        return (Requirement(requirement_id(plan.id, plan.version, day), plan, day, window),)
    return tuple(
        Requirement(requirement_id(plan.id, plan.version, day, number), plan, day, part, number, plan.spot_checks)
        for number, part in enumerate(slices_of(window, plan.spot_checks), start=1)
    )


def slices_of(window: TimeSpan, count: int) -> tuple[TimeSpan, ...]:
    """The window cut into so many equal parts, without a gap, each beginning on a whole second."""
    length = window.end - window.start
    cuts = [window.start + timedelta(seconds=round(length.total_seconds() * n / count)) for n in range(count + 1)]
    return tuple(TimeSpan(start, end) for start, end in pairwise(cuts))


def requirement_id(plan_id: UUID, plan_version: int, day: date, slice_no: int | None = None) -> UUID:
    """The id that a requirement of this plan, version and day, or one of its slices, has everywhere."""
    part = "" if slice_no is None else f":{slice_no}"
    return uuid5(_REQUIREMENTS, f"{plan_id}:{plan_version}:{day.isoformat()}{part}")


def mode_of(hours: Hours) -> Mode:
    """What duty these hours usually are: a key period's, the night's (begun from 20:00 to 05:59), or the day's."""
    if any(period.hours == hours for period in KEY_PERIODS):
        return "key"
    return "night" if hours.starts.hour >= 20 or hours.starts.hour < 6 else "day"


def _require_slices(plan: PostPlan | SectionPlan) -> None:
    if plan.spot_checks is not None:
        _require(plan.spot_checks >= 1, "at least one spot check")
        _require(plan.hours.length / plan.spot_checks >= SHORTEST_SLICE, "a spot check has ten minutes at least")


def _require(held: bool, otherwise: str) -> None:
    if not held:
        raise InvalidPlan(otherwise)
