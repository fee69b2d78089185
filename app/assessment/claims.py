"""What check-ins and check-outs claim: from when to when an officer says to have stood at the post, and how firmly.

Each check-in is paired with the same officer's next check-out.

- **firm**: both inside the post, both clocks certain. It is presence, wherever the car was.
- **open**: a certain arrival inside, and no departure, or one that was tapped elsewhere. One tap is enough: it stands
  until the departure, the window's end, or a car that had been there is seen to leave.
- **doubtful**: an end with an uncertain clock, an arrival whose place is uncertain or missing, or a departure without
  an arrival. It is never presence, but it takes away the certainty that nobody was there.

A check-in judged *outside* claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from app.assessment.evidence import CheckIn
from app.assessment.timeline import Window

SLACK_S = 3600.0
"""A check-in belongs to a window when it was made in it or at most an hour before or after; without a bound a forgotten
check-out would claim the next days too."""


@dataclass(frozen=True, slots=True)
class Claim:
    """From ``start`` to ``end`` in epoch seconds; ``doubt`` says what makes a doubtful claim so."""

    start: float
    end: float
    strength: Literal["firm", "open", "doubtful"]
    doubt: Literal["clock", "place", None] = None


class _Told(NamedTuple):
    """A check-in with the range in which it was made: one instant when its clock is certain."""

    low: float
    high: float
    record: CheckIn

    @property
    def is_certain_inside(self) -> bool:
        return self.record.is_clock_certain and self.record.place == "inside"


def check_ins_near(window: Window, check_ins: Iterable[CheckIn]) -> tuple[CheckIn, ...]:
    """Return those that could have been made around the window, each once, in a fixed order."""
    return tuple(told.record for told in _told(window, check_ins))


def claims(window: Window, check_ins: Iterable[CheckIn]) -> tuple[Claim, ...]:
    """Return the claims of all officers; arrival order and doubles make no difference."""
    told = sorted(_told(window, check_ins), key=lambda each: each.record.officer_id)
    by_officer = groupby(told, key=lambda each: each.record.officer_id)
    return tuple(claim for _, own in by_officer for claim in _claims_of_one(window, list(own)))


def _told(window: Window, check_ins: Iterable[CheckIn]) -> list[_Told]:
    """In order of time; the id settles ties."""
    once = {record.id: _when(window, record) for record in check_ins}.values()
    near = (each for each in once if each.low <= window.end + SLACK_S and each.high >= window.start - SLACK_S)
    return sorted(near, key=lambda each: (each.low, each.high, each.record.id))


def _when(window: Window, record: CheckIn) -> _Told:
    if record.is_clock_certain and record.at is not None:
        return _Told(record.at.timestamp(), record.at.timestamp(), record)
    low = window.start if record.issued_at is None else record.issued_at.timestamp()
    return _Told(low, record.received_at.timestamp(), record)


def _claims_of_one(window: Window, told: list[_Told]) -> Iterator[Claim]:
    told = [each for each in told if (each.record.kind, each.record.place) != ("check_in", "outside")]
    for index, one in enumerate(told):
        if one.record.kind == "check_in":
            departure = next((each for each in told[index + 1 :] if each.record.kind == "check_out"), None)
            yield _from_arrival(window, one, departure)
        elif one.record.place != "outside" and (index == 0 or told[index - 1].record.kind == "check_out"):
            since = told[index - 1].high if index else window.start
            yield Claim(since, one.high, "doubtful", _doubt(one))


def _from_arrival(window: Window, arrival: _Told, departure: _Told | None) -> Claim:
    end = departure.high if departure else max(window.end, arrival.high)
    if not arrival.is_certain_inside:
        return Claim(arrival.low, end, "doubtful", _doubt(arrival))
    if departure is None:
        return Claim(arrival.low, end, "open")
    if not departure.record.is_clock_certain:
        return Claim(arrival.low, end, "doubtful", "clock")
    return Claim(arrival.low, end, "firm" if departure.is_certain_inside else "open")


def _doubt(told: _Told) -> Literal["clock", "place"]:
    return "place" if told.record.is_clock_certain else "clock"
