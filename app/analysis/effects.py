"""What an adopted proposal did: its accidents in the days since, against as many days before, and against the same days
of the year before, with the same honesty about small numbers as the picture.

A place is proposed because it had many; it will have fewer by itself (regression to the mean). So what is compared here
can show that nothing changed, or that much did; it can't prove whose merit it was. The guide and the page say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from app.accounts.service import descendants
from app.duty.service import today
from app.geo.distance import distances_m
from app.kernel.clock import Clock
from app.outreach.targets import get_target

from . import rules
from .comparing import Compared, compare
from .cube import register_of
from .proposals import ProposalInfo
from .register import Register

#: Longer than this nobody looks back for one plan.
MOST_DAYS = 180
_COMPARISONS = 2
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Effect:
    """Days since the adoption, and the accidents of the same place and hours then and before."""

    days: int
    first: date
    last: date
    against_before: Compared
    against_last_year: Compared


def effect_of(session: Session, clock: Clock, proposal: ProposalInfo) -> Effect | None:
    """The effect of an adopted proposal; None before a day has passed, and for a place that nobody can reckon with."""
    if proposal.state != "adopted" or proposal.decided_at is None:
        return None
    now, first = today(clock.now()), today(proposal.decided_at) + timedelta(days=1)
    last = min(now - timedelta(days=1), first + timedelta(days=MOST_DAYS - 1))
    days = (last - first).days + 1
    register = register_of(session)
    ours = _place(session, register, proposal)
    if days < 1 or ours is None:
        return None

    def count(since: date, until: date) -> int:
        between = (register.days >= since.toordinal()) & (register.days <= until.toordinal())
        return int((ours & between).sum())

    return _compared(count, days, first, last)


def _compared(count: Callable[[date, date], int], days: int, first: date, last: date) -> Effect:
    after = count(first, last)
    before = count(first - timedelta(days=days), first - timedelta(days=1))
    year = count(rules.years_before(first, 1), rules.years_before(last, 1))
    against = (compare(after, each, looked_at=_COMPARISONS) for each in (before, year))
    return Effect(days, first, last, *against)


def _place(session: Session, register: Register, proposal: ProposalInfo) -> Mask | None:
    said, brigade = proposal.said, descendants(session, proposal.brigade_id)
    ours: Mask = register.between(brigade, date.min, date.max, {}).taken
    if proposal.kind == "village":
        reach = _near_village(session, register, proposal)
        return None if reach is None else ours & reach
    on_section = _has(register, "section", said["section_id"])
    if proposal.kind == "post":
        near: Mask = np.abs(register.chainages - said["chainage_m"]) <= rules.SAME_PLACE_M
        ours &= on_section & near & (register.chainages >= 0)
        return ours
    hours = rules.clock_hours(*(time.fromisoformat(said[name]) for name in ("starts", "ends")))
    in_hours: Mask = np.logical_or.reduce([_has(register, "hour", str(hour)) for hour in hours])
    ours &= on_section & in_hours
    return ours


def _has(register: Register, dimension: str, code: str) -> Mask:
    taken: Mask = register.cube.only({dimension: code}).taken
    return taken


def _near_village(session: Session, register: Register, proposal: ProposalInfo) -> Mask | None:
    """The accidents within reach of the village's point, and those that name it."""
    names = register.villages
    named: Mask = np.array([label == proposal.said["village"] for label in names.labels] or [False])[names.codes]
    target_id = next((each.id for each in proposal.made if each.kind == "target"), proposal.said["target_id"])
    target = get_target(session, target_id) if target_id else None
    if target is None or target.latitude is None or target.longitude is None:
        return named
    here = np.array([target.latitude]), np.array([target.longitude])
    away = distances_m(register.latitudes, register.longitudes, *here)
    near: Mask = np.nan_to_num(away, nan=np.inf) <= int(proposal.rule_settings["reach_m"])
    return named | near
