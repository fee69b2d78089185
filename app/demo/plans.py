"""What the demo's plans demand: each key section in each key period, and each post by its crew or by two in turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from .staff import Entry, read_county

TURNS = ((1, 3, 5, 7), (2, 4, 6))
"""The weekdays of two crews that take turns."""


SPOTS: tuple[Entry, ...] = (
    {
        "key": "spot_yanlou",
        "kind": "post",
        "name": "阎楼卡点 夜间抽查",
        "post_id": "yanlou",
        "unit_id": "squad_1",
        "starts": "23:00",
        "ends": "03:00",
        "manner": "spot",
        "mode": "night",
        "spot_checks": 4,
    },
    {
        "key": "spot_x903",
        "kind": "section",
        "name": "X903 夜间抽查",
        "section_id": "x903",
        "unit_id": "squad_5",
        "vehicle_id": "car_7",
        "starts": "21:00",
        "ends": "00:00",
        "manner": "spot",
        "mode": "night",
        "spot_checks": 3,
    },
)
"""Spot checks of the night, spread evenly."""


@cache
def all_plans() -> tuple[Entry, ...]:
    """All plans as the wire says them, with keys in the place of ids; a post with two crews has a plan for each."""
    return (*_of_sections(), *(plan for entry in read_county()["plans"] for plan in _of_post(_held(entry))), *SPOTS)


def demanded(key: str, day: date) -> str:
    """The key of the plan that demands something on a day: of a post with two crews, the one whose turn it is."""
    entry = next((each for each in read_county()["plans"] if each["key"] == key), None)
    return _turn_key(entry, _turn(entry, day)) if entry is not None and "crews" in entry else key


def crew_of(entry: Entry, day: date) -> list[str]:
    """Who stands at a post on a day; police before auxiliaries."""
    crew: list[str] = entry["crews"][_turn(entry, day)] if "crews" in entry else entry["officer_ids"]
    return crew


def _held(entry: Entry) -> Entry:
    """A plan at a post for lit standing says so."""
    lit = {post["key"] for post in read_county()["posts"] if post["kind"] == "lit_standing"}
    return {**entry, "manner": "lit", "mode": "night"} if entry["post_id"] in lit else entry


def _turn(entry: Entry, day: date) -> int:
    return 0 if len(entry["crews"]) == 1 or day.isoweekday() in TURNS[0] else 1


def _turn_key(entry: Entry, turn: int) -> str:
    return f"{entry['key']}_{turn + 1}"


def _of_sections() -> Iterator[Entry]:
    for section in read_county()["sections"]:
        road = section["name"].split(" ")[0] if section["level"] != "county" else section["road_code"]
        for period in read_county()["periods"]:
            yield {
                "key": f"{section['key']}_{period['key']}",
                "kind": "section",
                "name": f"{road} {period['name']}",
                "section_id": section["key"],
                "unit_id": section["unit_id"],
                "vehicle_id": section["vehicle_id"],
                "starts": period["starts"],
                "ends": period["ends"],
                "required_share": 0.9,
            }


def _of_post(entry: Entry) -> Iterator[Entry]:
    if "crews" not in entry:
        yield entry
        return
    members = {name: value for name, value in entry.items() if name != "crews"}
    for turn, crew in enumerate(entry["crews"]):
        taken = {"weekdays": list(TURNS[turn])} if len(entry["crews"]) > 1 else {}
        called = f"{entry['name']}（{'甲乙'[turn]}班）" if taken else entry["name"]
        yield {**members, **taken, "key": _turn_key(entry, turn), "name": called, "officer_ids": crew}
