"""On which days each of a unit's schemes is in force: of those valid on a day the one adopted last. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reign:
    """Days on which a scheme is in force, both included; ``last_day`` is None while nothing ends it."""

    first_day: date
    last_day: date | None


def reigns(spans: Sequence[Reign]) -> list[list[Reign]]:
    """What is left of each span beside those before it; ``spans`` are the validities, the youngest first."""
    left = []
    for number, span in enumerate(spans):
        parts = [span]
        for younger in spans[:number]:
            parts = [rest for part in parts for rest in _without(part, younger)]
        left.append(parts)
    return left


def _without(part: Reign, taken: Reign) -> list[Reign]:
    """The days of ``part`` that aren't among those of ``taken``."""
    before = Reign(part.first_day, _earlier(part.last_day, taken.first_day - _DAY))
    parts = [before]
    if taken.last_day is not None:
        parts.append(Reign(max(part.first_day, taken.last_day + _DAY), part.last_day))
    return [each for each in parts if each.last_day is None or each.first_day <= each.last_day]


def _earlier(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)
