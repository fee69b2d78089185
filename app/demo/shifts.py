"""Who told that they were out, with whom and in which car, and what they counted meanwhile.

Nobody has to, and on some days a squad doesn't: then the day's report goes by its plans."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from app.geo.points import Wgs84Point
from app.kernel.clock import format_instant

from .checkins import ODD
from .county import County
from .happening import Happening
from .phone import Phone
from .plans import crew_of
from .staff import Entry, read_county

SILENT = 0.12
"""How often nobody of a squad says anything on a day."""
EARLY, LATE = timedelta(minutes=12), timedelta(minutes=8)
SHORT = ("zhangqiu_security", "school_gate_morning")
"""What is done within another shift."""
COUNTED: Mapping[str, tuple[tuple[str, int], ...]] = {
    "fixed": (("persuasion", 40), ("helmet", 25)),
    "interception": (("key_vehicle", 14), ("persuasion", 12)),
    "lit_standing": (("key_vehicle", 8), ("helmet", 9)),
}
"""What is counted at a kind of post, and up to how often in a shift."""


def shift_happenings(county: County, phones: Mapping[str, Phone], days: Mapping[int, date]) -> Iterator[Happening]:
    """All shifts with what was counted in them, in no order."""
    kinds = {post["key"]: post["kind"] for post in read_county()["posts"]}
    for number, day in days.items():
        out: set[str] = set()
        silent = {unit["key"] for unit in read_county()["units"] if _by_chance(unit["key"], day).random() < SILENT}
        for entry in read_county()["plans"]:
            teller = crew_of(entry, day)[0]
            if entry["unit_id"] in silent or (number, entry["key"]) in ODD or entry["key"] in SHORT or teller in out:
                continue  # one shift a day is enough for anybody
            out.add(teller)
            shift = _Shift(county, phones, entry, day, _by_chance(entry["key"], day))
            yield from shift.happenings(kinds[entry["post_id"]])


def _by_chance(key: str, day: date) -> random.Random:
    return random.Random(f"shift {key} {day}")  # noqa: S311  # decides what made-up crews told


def tellers(days: Mapping[int, date]) -> set[str]:
    """Whose phones tell of shifts."""
    return {crew_of(entry, day)[0] for day in days.values() for entry in read_county()["plans"]}


class _Shift:
    """One crew's shift at a post; its id is known once its start was sent."""

    def __init__(
        self, county: County, phones: Mapping[str, Phone], entry: Entry, day: date, chance: random.Random
    ) -> None:
        self.county, self.phones, self.entry, self.chance = county, phones, entry, chance
        self.teller, *self.crew = crew_of(entry, day)
        ends = entry["ends"] if entry["ends"] > entry["starts"] else f"{24 + int(entry['ends'][:2])}{entry['ends'][2:]}"
        self.shift_id = ""
        self.starts_at = county.stage.moment(day, entry["starts"]) - EARLY + timedelta(minutes=chance.randrange(8))
        self.ends_at = county.stage.moment(day, ends) + LATE - timedelta(minutes=chance.randrange(6))

    def happenings(self, kind: str) -> Iterator[Happening]:
        yield Happening(self.starts_at, self._begin)
        counts = [{"kind": name, "count": self.chance.randrange(1, most)} for name, most in COUNTED[kind]]
        yield Happening(self.ends_at, lambda: self._end(counts))

    def _begin(self) -> None:
        car = self.entry.get("vehicle_id")
        payload = {
            "crew_ids": [str(self.county.ids[key]) for key in self.crew],
            "vehicle_id": None if car is None else str(self.county.ids[car]),
            "note": "",
        }
        phone = self.phones[self.teller]
        self.shift_id = phone.say("shift.start", payload, self.starts_at, self._place())
        phone.send()

    def _end(self, counts: list[dict[str, Any]]) -> None:
        first, last = self.starts_at + timedelta(minutes=40), self.ends_at - timedelta(minutes=10)
        span = {"first_at": format_instant(first), "last_at": format_instant(last)}
        tally = {"draft_id": str(uuid4()), **span, "counts": counts}
        phone = self.phones[self.teller]
        phone.say("shift.tally", tally, self.ends_at, self._place())
        phone.say("shift.end", {"shift_id": self.shift_id, "note": ""}, self.ends_at, self._place())
        phone.send()

    def _place(self) -> Wgs84Point:
        return self.county.points[self.entry["post_id"]]
