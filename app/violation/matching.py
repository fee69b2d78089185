"""Which decision of the national system belongs to which offence here. Pure.

A row names its decision and, as far as the export has them, plate, code and time. It belongs to the offence that
carries its number already; else to the only one of the same plate and code within the window around its time. Where
more than one fits, or two rows fit one, nobody guesses.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

Kind = Literal["same", "matched", "ambiguous", "conflict", "not_here"]


@dataclass(frozen=True, slots=True)
class Place:
    """One offence of a violation."""

    violation_id: UUID
    position: int


@dataclass(frozen=True, slots=True)
class Known:
    """An offence as it stands here; ``number`` is its decision number, None while it has none."""

    place: Place
    plate: str
    code: str
    at: datetime
    number: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row of the export says; ``code`` is "" and ``at`` None where it says nothing. ``slack`` is by how much
    the time is uncertain by itself: half a day where only the day is given."""

    line: int
    number: str
    plate: str
    code: str
    at: datetime | None
    slack: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Match:
    """What a row comes to.

    same: the number stands here already. matched: it belongs to the one offence named. conflict: that offence has
    another number. ambiguous: the offences named fit alike. not_here: none fits."""

    claim: Claim
    kind: Kind
    found: tuple[Known, ...] = ()


def match_decisions(claims: Sequence[Claim], known: Sequence[Known], window: timedelta) -> list[Match]:
    """Match each row, in the order of the rows."""
    by_number = {each.number: each for each in known if each.number is not None}
    by_plate: defaultdict[str, list[Known]] = defaultdict(list)
    for each in known:
        by_plate[each.plate].append(each)
    return _once([_match(claim, by_number.get(claim.number), by_plate[claim.plate], window) for claim in claims])


def _match(claim: Claim, numbered: Known | None, of_plate: Iterable[Known], window: timedelta) -> Match:
    if numbered is not None:
        fits = claim.plate in ("", numbered.plate) and claim.code in ("", numbered.code)
        return Match(claim, "same" if fits else "conflict", (numbered,))
    fitting = [each for each in of_plate if claim.plate and _fits(claim, each, window)]
    free = tuple(each for each in fitting if each.number is None)
    if len(free) == 1:
        return Match(claim, "matched", free)
    if free:
        return Match(claim, "ambiguous", free)
    return Match(claim, "conflict", tuple(fitting)) if fitting else Match(claim, "not_here")


def _fits(claim: Claim, known: Known, window: timedelta) -> bool:
    return claim.code in ("", known.code) and (claim.at is None or abs(known.at - claim.at) <= window + claim.slack)


def _once(matches: list[Match]) -> list[Match]:
    """An offence that two rows with different numbers would take is taken by neither."""
    wanted = {(match.found[0].place, match.claim.number) for match in matches if match.kind == "matched"}
    takers = Counter(place for place, _ in wanted)
    return [
        replace(match, kind="ambiguous") if match.kind == "matched" and takers[match.found[0].place] > 1 else match
        for match in matches
    ]


def left_without(known: Iterable[Known], matches: Iterable[Match]) -> list[Known]:
    """The offences without a number that no row speaks of."""
    spoken_of = {each.place for match in matches for each in match.found}
    return [each for each in known if each.number is None and each.place not in spoken_of]
