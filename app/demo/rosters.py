"""The demo's rosters: a month and more of each squad, with crews, leave, standby, duty leaders, and two swaps.

Whoever a plan names is on its shift; the others take turns. Here and there a roster has something to look at: one
squad's named officer is on leave on the day after tomorrow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.kernel.database import db
from app.roster.service import EntryInfo, entries_of_officers, month_of

from .county import County
from .plans import crew_of
from .staff import Entry, officers, read_county

SQUADS = tuple(f"squad_{n}" for n in range(1, 7))
TURNS: tuple[str | None, ...] = ("day", "night", None, "standby")
"""What those whom no plan names do, day after day."""
CREW_NAMES = ("甲班", "乙班")
AHEAD = timedelta(days=16)
NIGHT_BEGINS, NIGHT_ENDS = "20:00", "06:00"

REASONS = ("孩子家长会", "家中老人就医")

Shifts = dict[str, dict[str, Any]]
"""By kind, as the wire says it."""


def write_rosters(county: County, first: date, this_day: date) -> None:
    """Write each squad's roster from the first day of duty's month until some days from now."""
    begins, ends = first.replace(day=1), this_day + AHEAD
    days = [begins + timedelta(days=n) for n in range((ends - begins).days + 1)]
    leader = county.desk("leader")
    for squad in SQUADS:
        people = [each for each in officers() if each["unit_id"] == squad]
        crews = dict(_form_crews(county, squad, people))
        cells: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for day in days:
            for key, shifts in _day(county, squad, people, crews, day, this_day).items():
                said = [{"kind": kind, **more} for kind, more in shifts.items()]
                cells[month_of(day)].append(
                    {"officer_id": str(county.ids[key]), "day": day.isoformat(), "shifts": said}
                )
        for month, those in cells.items():
            where = {"unit_id": county.ids[squad], "month": month, "version": 0}
            leader.say("roster.change", {"cells": those}, **where)


def ask_for_swaps(county: County, this_day: date) -> None:
    """Two swaps of the fourth squad: one that its leader approved, one that waits for an answer."""
    leader, (one, other) = county.desk("940001"), (county.ids[key] for key in ("940003", "940004"))
    first = this_day + timedelta(days=2)
    entries = entries_of_officers(db.session(), [one, other], first, first + timedelta(days=12))
    for n, (reason, (day, other_day)) in enumerate(zip(REASONS, _swappable(entries, one, other), strict=False)):
        sides = {"asker_id": str(one), "other_id": str(other), "unit_id": str(county.ids["squad_4"])}
        days = {"day": day.isoformat(), "other_day": other_day.isoformat()}
        swap_id = leader.say("roster.ask_swap", {**sides, **days, "reason": reason})
        if n == 0:
            leader.say("roster.answer_swap", {"answer": "approve", "note": "双方已口头同意"}, id=swap_id, version=1)


def _swappable(entries: Sequence[EntryInfo], one: UUID, other: UUID) -> Iterator[tuple[date, date]]:
    """Days on which each has a shift and the other hasn't any, every day at most once."""
    on = {side: {each.day for each in entries if each.officer_id == side} for side in (one, other)}
    away = {each.day for each in entries if each.kind == "leave"}
    yield from zip(sorted(on[one] - on[other] - away), sorted(on[other] - on[one] - away), strict=False)


def _form_crews(county: County, squad: str, people: list[Entry]) -> Iterator[tuple[str, tuple[UUID, UUID | None]]]:
    """Two crews of a squad, each with one of its cars; by person, the crew and its car."""
    cars = [county.ids[car["key"]] for car in read_county()["vehicles"] if car["unit_id"] == squad]
    police = [each["key"] for each in people if each["rank"] == "police"]
    auxiliaries = [each["key"] for each in people if each["rank"] == "auxiliary"]
    for n, name in enumerate(CREW_NAMES):
        members = [*police[n::2], *auxiliaries[n::2]]
        car = cars[n % len(cars)] if cars else None
        said = {
            "unit_id": str(county.ids[squad]),
            "name": name,
            "officer_ids": [str(county.ids[key]) for key in members],
            "vehicle_id": None if car is None else str(car),
        }
        crew_id = county.desk("leader").say("roster.create_crew", said)
        for key in members:
            yield key, (crew_id, car)


def _day(
    county: County,
    squad: str,
    people: list[Entry],
    crews: Mapping[str, tuple[UUID, UUID | None]],
    day: date,
    this_day: date,
) -> dict[str, Shifts]:
    """Who does what on one day, by key; nobody without a shift."""
    found: dict[str, Shifts] = defaultdict(dict)
    for entry in read_county()["plans"]:
        if entry["unit_id"] == squad:
            kind = "night" if entry["ends"] > NIGHT_BEGINS or entry["ends"] <= NIGHT_ENDS else "day"
            car = entry.get("vehicle_id")
            for key in crew_of(entry, day):
                found[key][kind] = {"vehicle_id": None if car is None else str(county.ids[car])}
    for place, each in enumerate(people):
        key, turn = each["key"], TURNS[(day.toordinal() + place) % len(TURNS)]
        if key not in found and turn is not None:
            crew_id, car = crews[key]
            out = {"crew_id": str(crew_id), "vehicle_id": None if car is None else str(car)}
            found[key][turn] = out if turn != "standby" else {}
    away = people[(day.toordinal() // 5) % len(people)]["key"]
    if away not in _named(squad, day) or day == this_day + timedelta(days=2):
        found[away] = {"leave": {}}
    leading = next((each["key"] for each in people if "squad_leader" in each["roles"]), None)
    if leading is not None and day.toordinal() % 2 and "leave" not in found[leading]:
        found[leading]["leader"] = {}
    return {key: shifts for key, shifts in found.items() if shifts}


def _named(squad: str, day: date) -> set[str]:
    return {key for entry in read_county()["plans"] if entry["unit_id"] == squad for key in crew_of(entry, day)}
