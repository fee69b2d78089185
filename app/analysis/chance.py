"""What chance alone explains: exact tails of the binomial distribution, and the interval that follows from them.

Two Poisson counts of equal exposure, given their sum n, split like n tosses of a fair coin (Przyborowski & Wilenski,
Biometrika 31, 1940); the interval is Clopper and Pearson's (Biometrika 26, 1934). Pure, plain Python: the sums run over
a few standard deviations only.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, lgamma, log

_NEGLIGIBLE = 1e-17
_STEPS = 60


def at_least(count: int, trials: int, share: float) -> float:
    """The probability of ``count`` or more hits in ``trials``, each with the probability ``share`` (0..1)."""
    if count <= 0:
        return 1.0
    if count > trials or share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    if count > trials * share:
        return min(1.0, _tail(count, trials, share))
    return max(0.0, 1.0 - _tail(trials - count + 1, trials, 1 - share))


def at_most(count: int, trials: int, share: float) -> float:
    """The probability of ``count`` or fewer hits."""
    return at_least(trials - count, trials, 1 - share)


def _tail(count: int, trials: int, share: float) -> float:
    """The sum from ``count`` upwards, whose terms only fall: count lies above the mean."""
    odds = share / (1 - share)
    term = exp(
        lgamma(trials + 1)
        - lgamma(count + 1)
        - lgamma(trials - count + 1)
        + count * log(share)
        + (trials - count) * log(1 - share)
    )
    total = term
    for hits in range(count, trials):
        term *= odds * (trials - hits) / (hits + 1)
        total += term
        if term < total * _NEGLIGIBLE:
            break
    return total


def two_sided(count: int, trials: int, share: float) -> float:
    """How probable a count so far off is, in either direction: twice the smaller tail, 1 at most."""
    return min(1.0, 2 * min(at_least(count, trials, share), at_most(count, trials, share)))


def share_interval(count: int, trials: int, alpha: float) -> tuple[float, float]:
    """The shares that ``count`` of ``trials`` doesn't contradict, at ``1 - alpha`` (Clopper and Pearson)."""
    low = 0.0 if count == 0 else _crossing(lambda share: at_least(count, trials, share) < alpha / 2)
    high = 1.0 if count == trials else _crossing(lambda share: at_most(count, trials, share) >= alpha / 2)
    return low, high


def _crossing(holds: Callable[[float], bool]) -> float:
    """The share up to which ``holds`` holds."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
