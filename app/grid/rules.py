"""What a requirement looks like in the grid, and how the presence rate (见警率) is reckoned. Pure.

The rate over a set of requirements is the mean of their credits, each weighted by the length of its time:

    rate = Σ(value × required time) ÷ Σ(required time), over what has ended and is credited

A post's value is its presence, a section's its coverage, a spot check's 1 or 0. Unknown and exempt requirements stand
in neither sum and are told beside the rate. Where nothing is credited there is no rate: it isn't 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, get_args

Mark = Literal["done", "missed", "unknown", "exempt", "running", "ahead"]
MARKS: tuple[Mark, ...] = get_args(Mark)
WORST_FIRST: tuple[Mark, ...] = ("missed", "unknown", "running", "ahead", "done", "exempt")
"""Of several requirements in one cell the first that any of them has: one missed check makes the cell missed."""

ENDED = frozenset({"done", "missed", "unknown"})
"""What a cell shows of which something is to be said: it counts among the cells; what is exempt or not over doesn't."""

_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Due:
    """One requirement with its credit: ``state`` None where none was made yet, ``value`` where it is credited."""

    starts_at: datetime
    ends_at: datetime
    state: str | None
    value: Decimal | None

    @property
    def seconds(self) -> int:
        return round((self.ends_at - self.starts_at).total_seconds())


@dataclass(frozen=True, slots=True)
class Rate:
    """A presence rate with what it was made of: numbers of requirements, and the seconds of those that are credited.

    ``open`` ones have not ended yet; they count nowhere."""

    value: Decimal | None
    credited: int
    unknowns: int
    exempt: int
    open: int
    credited_s: int


def mark_of(due: Due, now: datetime) -> Mark:
    """What its cell shows: fulfilled at once, everything else only when its time is over."""
    if due.value is not None and due.value >= 1:
        return "done"
    if now < due.starts_at:
        return "ahead"
    if due.state == "exempt":
        return "exempt"
    if now < due.ends_at:
        return "running"
    if due.state == "credited":
        return "missed"
    return "unknown"


def worst(marks: Iterable[Mark]) -> Mark:
    """The mark of a cell with these requirements, at least one."""
    found = set(marks)
    return next(each for each in WORST_FIRST if each in found)


def presence_rate(dues: Sequence[Due], now: datetime) -> Rate:
    """The rate over what has ended."""
    ended = [due for due in dues if due.ends_at <= now]
    credited = [(due.value, due.seconds) for due in ended if due.state == "credited" and due.value is not None]
    seconds = sum(each for _, each in credited)
    total = sum((value * each for value, each in credited), Decimal(0))
    exempt = sum(due.state == "exempt" for due in ended)
    return Rate(
        value=(total / seconds).quantize(_PLACES, ROUND_HALF_UP) if seconds else None,
        credited=len(credited),
        unknowns=len(ended) - len(credited) - exempt,
        exempt=exempt,
        open=len(dues) - len(ended),
        credited_s=seconds,
    )
