"""Accidents that may be one and the same: near in time, and near in place or of the same words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.geo.distance import distance_m
from app.geo.points import Wgs84Point
from app.tabular.cells import name_key

NEAR_TIME = timedelta(minutes=30)
NEAR_M = 500.0


@dataclass(frozen=True, slots=True)
class Seen:
    """An accident by when and where; ``line`` is its row in a file, 0 for one that is known already."""

    at: datetime
    section_id: UUID | None
    chainage_m: int | None
    latitude: float | None
    longitude: float | None
    place_text: str
    label: str
    line: int

    @classmethod
    def of(cls, members: Mapping[str, Any], label: str, line: int) -> Seen:
        """What members of an accident say."""
        return cls(
            members["occurred_at"],
            members.get("section_id"),
            members.get("chainage_m"),
            members.get("latitude"),
            members.get("longitude"),
            members.get("place_text") or "",
            label,
            line,
        )


def alike(one: Seen, other: Seen) -> bool:
    """Whether two may be the same accident: within half an hour, and within 500 m or at the same words.

    Of two that both have a place the words count no more; one without any place is like whatever is near in time and
    has the same words alone."""
    if abs(one.at - other.at) > NEAR_TIME:
        return False
    if (
        one.section_id is not None
        and one.section_id == other.section_id
        and None not in (one.chainage_m, other.chainage_m)
    ):
        return abs((one.chainage_m or 0) - (other.chainage_m or 0)) <= NEAR_M
    here, there = _point(one), _point(other)
    if here is not None and there is not None:
        return distance_m(here, there) <= NEAR_M
    return bool(name_key(one.place_text)) and name_key(one.place_text) == name_key(other.place_text)


def alike_pairs(rows: Sequence[Seen], known: Iterable[Seen] = ()) -> Iterator[tuple[Seen, Seen]]:
    """Each row with an earlier row, or a known accident, that it may be; of several the first."""
    ordered = sorted([*known, *rows], key=lambda each: (each.at, each.line))
    first = 0
    found: dict[int, tuple[Seen, Seen]] = {}
    for n, later in enumerate(ordered):
        while later.at - ordered[first].at > NEAR_TIME:
            first += 1
        for earlier in ordered[first:n]:
            pair = (earlier, later) if earlier.line <= later.line else (later, earlier)
            if pair[1].line and alike(earlier, later):
                found.setdefault(pair[1].line, pair)
    yield from (found[line] for line in sorted(found))


def _point(seen: Seen) -> Wgs84Point | None:
    if seen.latitude is None or seen.longitude is None:
        return None
    return Wgs84Point(seen.latitude, seen.longitude)
