"""Year on year (同比): the exact percentage, and whether the change is more than chance: pure.

percent = (now − before) ÷ before × 100, rounded half up to two decimals; without a base there is none.
A change is *reliable* when the exact test of two Poisson counts (``chance``) gives less than ``ALPHA`` ÷ the number of
rows that are looked at together (Bonferroni), else it is said that there is no reliable change. Persons come several to
an accident and are then no independent events: their counts are divided by ``spread`` = Σx² ÷ Σx before the test.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeVar

from .chance import share_interval, two_sided

ALPHA = 0.05
SMALL = 10
"""Below this base a percentage says little; it is marked."""

Verdict = Literal["more", "fewer", "unclear"]
_CENT = Decimal("0.01")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Compared:
    """A count against the one before. ``percent`` is text with two decimals (``-20.33``), None without a base.

    ``low`` and ``high``: the percentages between which the true change lies at 95 %, None where nothing bounds it."""

    now: int
    before: int
    percent: str | None
    verdict: Verdict
    small: bool
    low: str | None = None
    high: str | None = None


def percent_change(now: int, before: int) -> str | None:
    """``-20.33`` for 98 against 123; None when there was nothing before."""
    return None if before == 0 else _text((Decimal(now) - before) / before * 100)


def compare(
    now: int, before: int, *, looked_at: int = 1, exposure: float = 1.0, spread: float = 1.0, interval: bool = False
) -> Compared:
    """Compare two counts. ``exposure``: the length of now's time over before's; ``looked_at``: rows read together."""
    share = exposure / (1 + exposure)
    here, there = int(now / spread), int(before / spread)
    probability = two_sided(here, here + there, share) if here + there else 1.0
    verdict: Verdict = "unclear"
    if probability < ALPHA / max(1, looked_at):
        verdict = "more" if here > there * exposure else "fewer"
    low, high = _bounds(here, there, exposure) if interval else (None, None)
    return Compared(now, before, percent_change(now, before), verdict, before < SMALL, low, high)


def compare_rows(
    now: Mapping[K, int], before: Mapping[K, int], *, exposure: float = 1.0, spread: float = 1.0
) -> dict[K, Compared]:
    """Compare rows of one table with each other's number in mind: of many rows one always looks changed."""
    keys = list(dict.fromkeys([*now, *before]))
    looked_at = sum(1 for key in keys if now.get(key, 0) + before.get(key, 0))
    return {
        key: compare(now.get(key, 0), before.get(key, 0), looked_at=looked_at, exposure=exposure, spread=spread)
        for key in keys
    }


def spread_of(persons: Iterable[int]) -> float:
    """How much persons come together: Σx² ÷ Σx of the numbers per accident, 1 for one each."""
    squares = total = 0
    for each in persons:
        squares += each * each
        total += each
    return squares / total if total else 1.0


def _bounds(now: int, before: int, exposure: float) -> tuple[str | None, str | None]:
    """The interval of the ratio of rates, as percentages; of nothing follows nothing."""
    if now + before == 0:
        return None, None
    shares = share_interval(now, now + before, ALPHA)
    return _percent_of(shares[0], exposure), _percent_of(shares[1], exposure)


def _percent_of(share: float, exposure: float) -> str | None:
    return None if share >= 1 else _text(Decimal((share / (1 - share) / exposure - 1) * 100))


def _text(percent: Decimal) -> str:
    rounded = percent.quantize(_CENT, ROUND_HALF_UP)
    return str(rounded if rounded else abs(rounded))
