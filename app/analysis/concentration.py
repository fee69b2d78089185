"""Where and when accidents come together, against an even spread over the clock and the roads: pure.

Only what an even spread explains with less than ``ALPHA``, all places and hours that were looked at taken together, is
a concentration. Even is the honest base as long as nobody counts the traffic; the guide says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from .chance import at_least

ALPHA = 0.05
HOURS = 24
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class BusyHours:
    """``hours`` hours from ``starts`` (0..23, over midnight) that hold ``count`` of ``total`` accidents."""

    starts: int
    hours: int
    count: int
    total: int
    expected: float
    chance: float


@dataclass(frozen=True, slots=True)
class BusyCell(Generic[K]):
    """A cell (a section in a period, say) that holds ``count`` of ``total``."""

    key: K
    count: int
    total: int
    expected: float
    chance: float


def busy_hours(by_hour: Sequence[int], hours: int, least: int) -> BusyHours | None:
    """The window of the clock that holds most accidents, if it holds ``least`` and more than chance explains."""
    total = sum(by_hour)
    held = [sum(by_hour[(start + step) % HOURS] for step in range(hours)) for start in range(HOURS)]
    best = max(range(HOURS), key=lambda start: (held[start], -start))
    chance = min(1.0, HOURS * at_least(held[best], total, hours / HOURS))
    if held[best] < least or chance >= ALPHA:
        return None
    return BusyHours(best, hours, held[best], total, total * hours / HOURS, chance)


def busy_shares(counts: Mapping[K, int], trials: Mapping[K, int], least: int, *, looked_at: int) -> list[BusyCell[K]]:
    """The cells of whose own ``trials`` more count than the share over all cells explains, the surest first.

    So a place where much is found because many looked claims nothing; ``total`` is the cell's own number."""
    share = sum(counts.values()) / max(1, sum(trials.values()))
    found = []
    for key, own in trials.items():
        count = counts.get(key, 0)
        chance = min(1.0, looked_at * at_least(count, own, share))
        if count >= least and chance < ALPHA:
            found.append(BusyCell(key, count, own, own * share, chance))
    return sorted(found, key=lambda cell: (cell.chance, -cell.count))


def busy_cells(
    counts: Mapping[K, int], shares: Mapping[K, float], total: int, least: int, *, looked_at: int | None = None
) -> list[BusyCell[K]]:
    """The cells that hold ``least`` accidents and more than their share (0..1) of ``total`` explains, the surest first.

    ``looked_at``: of how many they are, where ``shares`` leaves out those without any."""
    found, tests = [], looked_at or len(shares)
    for key, share in shares.items():
        count = counts.get(key, 0)
        chance = min(1.0, tests * at_least(count, total, share))
        if count >= least and chance < ALPHA:
            found.append(BusyCell(key, count, total, total * share, chance))
    return sorted(found, key=lambda cell: (cell.chance, -cell.count))
