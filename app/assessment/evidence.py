"""What the rules of assessment read: requirements and the records that speak for them.

Ids are text. Instants are aware. Nothing here says who is right; that is for the credit rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.assessment.reasons import Reason
from app.geo.fixes import Fixes
from app.geo.line import Line
from app.geo.points import Wgs84Point
from app.geo.presence import TimeSpan

Purpose = Literal["ordinary", "security", "emergency"]
Manner = Literal["standing", "lit", "patrol", "spot"]
PURPOSES_THAT_DEMAND_A_CHECK_IN: frozenset[Purpose] = frozenset({"security", "emergency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One dated thing to do. ``duty_day`` is the day on which its duty began, also after midnight.

    ``kind`` says which indicators it gives credits for (``data/indicators.json``). ``officer_ids`` is the crew it was
    given to; empty when it was given to the whole squad ``unit_id``.
    """

    kind: str
    id: str
    unit_id: str
    officer_ids: frozenset[str]
    duty_day: date
    window: TimeSpan
    purpose: Purpose = "ordinary"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRequirement(Requirement):
    """ "Stand at this post from a to b": a circle of ``radius_m`` metres. ``manner``: standing, lit or spot."""

    kind: str = "post"
    point: Wgs84Point
    radius_m: float
    manner: Manner = "standing"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRequirement(Requirement):
    """ "Patrol this section in this period": so much of its length, so many times (None: all of it, once), or see
    it once (``manner`` spot)."""

    kind: str = "section"
    line: Line
    manner: Manner = "patrol"
    required_share: float | None = None
    required_passes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRequirement(Requirement):
    """What an officer reported shall hold as evidence. ``verdict`` is the first one on it (accepted, returned,
    voided), given on the record ``reviewed_id``; None while nobody has looked. Only its officer answers for it."""

    kind: str = "record"
    reviewed_id: str | None
    verdict: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRequirement(Requirement):
    """What a supervisor looked at shall be in order. ``counts_as``: good, bad, or waiting for an answer or decision."""

    kind: str = "finding"
    inspection_id: str
    counts_as: Literal["good", "bad", "waiting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRequirement(Requirement):
    """A task shall be acknowledged and reached by the officer that it was sent to. ``got_at``: when their phone told
    that it had it, None if it never did. ``acknowledged_s`` counts from then (else from the sending), ``reached_s``
    from the acknowledging; None for what isn't known for certain. ``ended_at``: recalled, closed or expired."""

    kind: str = "task"
    task_id: str
    got_at: datetime | None
    answered: bool
    acknowledged_s: int | None
    reached_s: int | None
    ended_at: datetime | None
    acknowledge_limit_s: int
    reach_limit_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequirement(Requirement):
    """A planned talk shall be held by ``duty_day``, its last day; ``session_ids`` are the talks that stand and name
    it."""

    kind: str = "plan"
    session_ids: tuple[str, ...]
    is_cancelled: bool


@dataclass(frozen=True, eq=False, slots=True)
class Tracks:
    """The tracked cars that could have come, and their fixes (a fix's carrier is its car's id).

    ``car_ids`` are the crew's cars, for a section those the squad had on the road; a car whose tracker said nothing
    belongs to them too, because it could have come. Fixes some minutes before and after the window help at its edges.
    """

    car_ids: frozenset[str]
    fixes: Fixes

    def between(self, start: float, end: float) -> Tracks:
        """Return the same cars with their fixes from ``start`` to ``end``, epoch seconds."""
        kept = (self.fixes.seconds >= start) & (self.fixes.seconds <= end)
        return Tracks(self.car_ids, self.fixes.where(kept))

    @property
    def seen_ids(self) -> frozenset[str]:
        """The cars with at least one fix."""
        return frozenset(self.fixes.carriers_seen())

    def seen_between(self, start: float, end: float) -> frozenset[str]:
        """The cars with a fix from ``start`` to ``end``, epoch seconds."""
        return frozenset(self.fixes.carriers_seen((self.fixes.seconds >= start) & (self.fixes.seconds <= end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """An officer's own word about the post of the requirement, as the server keeps it; withdrawn ones are left out.

    ``at`` is the phone's corrected time, None when its clock error isn't known. The record was made between
    ``issued_at`` (when the ticket that it quotes was given out, None without one) and ``received_at``. ``place`` is
    the server's judgement of its fix.
    """

    id: str
    officer_id: str
    kind: Literal["check_in", "check_out"]
    at: datetime | None
    issued_at: datetime | None
    received_at: datetime
    place: Literal["inside", "outside", "uncertain", "missing"]

    @property
    def is_clock_certain(self) -> bool:
        """Whether ``at`` lies inside the time bracket; without a ticket there is no bracket to lie in."""
        if self.at is None or self.issued_at is None:
            return False
        return self.issued_at <= self.at <= self.received_at


ExemptionReason = Literal["task", "leave", "vehicle_down", "no_signal"]

REASON_OF_EXEMPTION: dict[ExemptionReason, Reason] = {
    "task": Reason.EXEMPT_TASK,
    "leave": Reason.EXEMPT_LEAVE,
    "vehicle_down": Reason.EXEMPT_VEHICLE_DOWN,
    "no_signal": Reason.EXEMPT_NO_SIGNAL,
}


@dataclass(frozen=True, slots=True)
class Exemption:
    """A record that excuses a requirement's crew for the time of ``span``: somebody's decision ("exemption"), or what
    was found by itself in a task or a leave, whose id it then has."""

    id: str
    reason: ExemptionReason
    span: TimeSpan
    source: Literal["exemption", "task", "leave"] = "exemption"


@dataclass(frozen=True, slots=True)
class CrewMember:
    """One officer of a crew; an auxiliary counts differently in the staffing rule."""

    officer_id: str
    rank: Literal["police", "auxiliary"]
