"""Who is out, and for how long: pure.

Nobody is refused for a fact that comes late. Only somebody who starts here and now, while another shift of theirs
runs, is told so, because they can still end that one; whatever comes late stands beside it, flagged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

LONGEST = timedelta(hours=24)
"""A shift that nobody ended within this time was forgotten: it runs no longer, and stands in nobody's way."""

AT_ONCE = timedelta(minutes=5)
"""Within this time of being said, a start has reached the server while its officer still looks at the phone."""

Verdict = Literal["clear", "running", "overlaps", "out_of_order"]


@dataclass(frozen=True, slots=True)
class Span:
    """When a shift began and ended, in UTC; None while it hasn't ended."""

    starts_at: datetime
    ends_at: datetime | None

    def runs_at(self, instant: datetime) -> bool:
        """Whether the shift is under way; one that was forgotten isn't."""
        ended = self.ends_at is not None and self.ends_at <= instant
        return self.starts_at <= instant < self.starts_at + LONGEST and not ended


def judge_start(at: datetime, received_at: datetime, *, certain: bool, others: Iterable[Span]) -> Verdict:
    """What to make of a start said at ``at``, beside the other shifts of the same officer.

    "running": one runs now, and the officer is there to end it. "overlaps": one ran then, as was learnt too late to
    ask. "out_of_order": a later shift is known already."""
    spans = list(others)
    if any(span.runs_at(at) for span in spans):
        return "running" if certain and received_at - at <= AT_ONCE else "overlaps"
    return "out_of_order" if any(span.starts_at > at for span in spans) else "clear"


@dataclass(frozen=True, slots=True)
class Outing:
    """What of a shift a unit's day is made of."""

    unit_id: UUID
    people: frozenset[UUID]
    vehicle_id: UUID | None
    span: Span


@dataclass(frozen=True, slots=True)
class UnitOut:
    """Who of a unit was out: each person and car once. ``seconds`` are those of its shifts, crews not multiplied.

    ``unended`` is how many shifts nobody ended, whose time is unknown and not in ``seconds``."""

    people: frozenset[UUID]
    vehicles: frozenset[UUID]
    seconds: int
    unended: int


def count_out(outings: Iterable[Outing], start: datetime, end: datetime, now: datetime) -> dict[UUID, UnitOut]:
    """By unit, who was out between two instants, as far as is known at ``now``."""
    by_unit: dict[UUID, list[Outing]] = {}
    for outing in outings:
        by_unit.setdefault(outing.unit_id, []).append(outing)
    return {unit_id: _of_unit(found, start, min(end, now)) for unit_id, found in by_unit.items()}


def _of_unit(outings: list[Outing], start: datetime, end: datetime) -> UnitOut:
    known = [each for each in outings if each.span.ends_at is not None or each.span.runs_at(end)]
    return UnitOut(
        people=frozenset[UUID]().union(*(each.people for each in outings)),
        vehicles=frozenset(each.vehicle_id for each in outings if each.vehicle_id is not None),
        seconds=sum(_seconds(each.span, start, end) for each in known),
        unended=len(outings) - len(known),
    )


def _seconds(span: Span, start: datetime, end: datetime) -> int:
    until = end if span.ends_at is None else min(span.ends_at, end)
    return max(0, round((until - max(span.starts_at, start)).total_seconds()))
