"""Accident clusters along a road (事故多发点段): a window slides along the chainage and counts: pure.

A stretch *meets* a rule when a window of its length, over its years, holds the counts of one of its conditions.
Windows that overlap are one stretch. Whether it is more than chance is a question of its own: were the section's
accidents spread evenly, the chance that any window beginning at one of them held as many is at most

    n · P(Binomial(n − 1, window ÷ length) ≥ k − 1)

(union bound over the windows). Only where this, times the sections looked at, stays below ``ALPHA`` is a stretch called
a cluster; else it is said that the counts are met and chance isn't excluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from .chance import at_least

ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Spot:
    """An accident on a section: metres of the road's chainage."""

    id: UUID
    chainage_m: int
    deaths: int = 0
    general: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """``count`` accidents of a sort: of any, with ``min_deaths`` or more dead, or only of the general procedure."""

    count: int
    min_deaths: int = 0
    general: bool = False

    def takes(self, spot: Spot) -> bool:
        """Whether the accident counts here."""
        return spot.deaths >= self.min_deaths and (spot.general or not self.general)


@dataclass(frozen=True, slots=True)
class ClusterRule:
    """Where a stretch begins to be one: any of the conditions within ``window_m`` over ``years``."""

    key: str
    window_m: int
    years: int
    conditions: tuple[Condition, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a section that meets a rule. ``chance``: the bound above, the smallest of its conditions;
    ``beyond_chance`` makes it a cluster. ``ids`` are its accidents along the road."""

    from_m: int
    to_m: int
    ids: tuple[UUID, ...]
    deaths: int
    condition: Condition
    most: int
    chance: float
    beyond_chance: bool


def find_clusters(spots: Iterable[Spot], rule: ClusterRule, length_m: int, *, sections: int = 1) -> tuple[Stretch, ...]:
    """The stretches of a section of ``length_m`` that meet the rule, in the road's direction.

    ``spots`` are the section's accidents of the rule's years; ``sections`` is how many were looked at together."""
    along = sorted(spots, key=lambda spot: (spot.chainage_m, spot.id))
    met = [each for condition in rule.conditions for each in _met(along, condition, rule.window_m)]
    tests = max(1, sections) * max(1, len(rule.conditions))
    return tuple(_stretch(along, merged, rule, length_m, tests) for merged in _merged(met))


@dataclass(frozen=True, slots=True)
class _Window:
    """Where a window's accidents begin and end, and how many of its condition's sort it holds."""

    from_m: int
    to_m: int
    held: int
    condition: Condition


def _met(along: Sequence[Spot], condition: Condition, window_m: int) -> Iterator[_Window]:
    places = [spot.chainage_m for spot in along if condition.takes(spot)]
    end = 0
    for start, place in enumerate(places):
        end = max(end, start)
        while end < len(places) and places[end] <= place + window_m:
            end += 1
        if end - start >= condition.count:
            yield _Window(place, places[end - 1], end - start, condition)


def _merged(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    """Windows that overlap or touch, together."""
    run: list[_Window] = []
    reach = 0
    for window in sorted(windows, key=lambda each: (each.from_m, each.to_m)):
        if run and window.from_m > reach:
            yield run
            run = []
        reach = max(reach, window.to_m) if run else window.to_m
        run.append(window)
    if run:
        yield run


def _stretch(along: Sequence[Spot], windows: list[_Window], rule: ClusterRule, length_m: int, tests: int) -> Stretch:
    from_m, to_m = windows[0].from_m, max(each.to_m for each in windows)
    inside = [spot for spot in along if from_m <= spot.chainage_m <= to_m]
    fullest: dict[Condition, _Window] = {}
    for window in windows:
        if window.condition not in fullest or window.held > fullest[window.condition].held:
            fullest[window.condition] = window
    ranked = [(_chance(along, each, rule.window_m, length_m), each) for each in fullest.values()]
    chance, strongest = min(ranked, key=lambda pair: (pair[0], -pair[1].held))
    return Stretch(
        from_m=from_m,
        to_m=to_m,
        ids=tuple(spot.id for spot in inside),
        deaths=sum(spot.deaths for spot in inside),
        condition=strongest.condition,
        most=strongest.held,
        chance=chance,
        beyond_chance=chance * tests < ALPHA,
    )


def _chance(along: Sequence[Spot], window: _Window, window_m: int, length_m: int) -> float:
    """The bound for the fullest window of a condition: the fuller, the smaller."""
    number = sum(1 for spot in along if window.condition.takes(spot))
    share = min(1.0, window_m / max(1, length_m))
    return min(1.0, number * at_least(window.held - 1, number - 1, share))
