"""The rules of analysis as data, and what follows from them: pure.

Two sets: the four "follows" (勤务跟着警情走 …), each of which makes proposals, and the rules of accident clusters. A
rule's settings are whole numbers (0 switches a cluster's condition off) and, where it has any, codes of causes and of
violations.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, Literal

from .clusters import ClusterRule, Condition

Kind = Literal["period", "section", "post", "village"]
KINDS: tuple[Kind, ...] = ("period", "section", "post", "village")
STATES = ("open", "adopted", "rejected")
FOLLOWS, CLUSTERS = "follows", "clusters"

DUTY = "duty_follows_incidents"
OFFICERS = "officers_follow_accidents"
OUTREACH = "outreach_follows_violations"
CONTROL = "control_follows_prevention"

CAUSES, OFFENCES = "causes", "offences"
#: Settings that are lists of codes: of accidents' causes, of violations.
CODE_LISTS = (CAUSES, OFFENCES)
#: The least and the most of each setting.
BOUNDS: Mapping[str, tuple[int, int]] = {
    "days": (28, 1100),
    "check_days": (1, 120),
    "hours": (1, 6),
    "least": (2, 100),
    "least_offences": (2, 500),
    "weeks": (1, 52),
    "crew": (1, 30),
    "crew_night": (1, 30),
    "passes": (1, 50),
    "radius_m": (20, 2000),
    "reach_m": (100, 5000),
    "within_days": (1, 120),
    "team": (1, 30),
    "talk_minutes": (10, 600),
    "window_m": (100, 5000),
    "years": (1, 5),
    "disasters": (0, 20),
    "severe": (0, 20),
    "fatal": (0, 50),
    "general": (0, 200),
    "any": (0, 200),
}
#: After a rejection the same isn't proposed again for so long; after a talk neither.
QUIET = timedelta(days=90)
#: Posts nearer to each other than this are one place.
SAME_PLACE_M = 500
_DISASTER, _SEVERE = 3, 3
_DATA = Path(__file__).parent / "data"
_NIGHT_FROM, _NIGHT_TO = 20, 6


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it stands. ``set`` is follows or clusters; ``version`` counts its edits, 1 is the product's own."""

    set: str
    key: str
    name_zh: str
    name_en: str
    active: bool
    settings: Mapping[str, Any]
    source: str
    confidence: str
    makes: tuple[str, ...] = ()
    version: int = 1

    def __getitem__(self, name: str) -> int:
        """A setting that is a number."""
        return int(self.settings[name])


def product_rules() -> dict[str, Rule]:
    """The rules that come with the product, by key, in their order."""
    found: dict[str, Rule] = {}
    for name in (FOLLOWS, CLUSTERS):
        for row in json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8")):
            found[row["key"]] = Rule(**{**row, "set": name, "makes": tuple(row.get("makes", ()))})
    return found


def edited(rule: Rule, active: bool, settings: Mapping[str, Any], version: int) -> Rule:
    """The rule with what the brigade made of it; settings that a later product added keep their default."""
    known = {name: value for name, value in settings.items() if name in rule.settings}
    return replace(rule, active=active, settings={**rule.settings, **known}, version=version)


def wrong_settings(rule: Rule, settings: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with new settings of a rule, by name."""
    return {name: fault for name, value in settings.items() if (fault := _fault(rule, name, value))}


def _fault(rule: Rule, name: str, value: Any) -> str | None:
    if name not in rule.settings:
        return "unknown"
    if name in CODE_LISTS:
        fits = isinstance(value, list) and 0 < len(value) <= 60 and all(isinstance(each, str) for each in value)
        return None if fits else "must be a list of codes"
    least, most = BOUNDS[name]
    whole = isinstance(value, int) and not isinstance(value, bool)
    return None if whole and least <= value <= most else f"must be a whole number from {least} to {most}"


def cluster_rule(rule: Rule) -> ClusterRule:
    """A rule of clusters to reckon with. ``disasters`` and ``severe`` ask for three dead or more in one accident."""
    conditions = (
        Condition(rule["disasters"], min_deaths=_DISASTER),
        Condition(rule["severe"], min_deaths=_SEVERE),
        Condition(rule["fatal"], min_deaths=1),
        Condition(rule["general"], general=True),
        Condition(rule["any"]),
    )
    return ClusterRule(rule.key, rule["window_m"], rule["years"], tuple(each for each in conditions if each.count > 0))


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def hours_of(starts: int, hours: int) -> tuple[time, time]:
    """The local times of so many hours from a full hour on."""
    return time(starts % 24), time((starts + hours) % 24)


def hours_between(starts: time, ends: time) -> float:
    """How long it is from one local time to another, over midnight where it has to; equal times are a day."""
    minutes = (ends.hour * 60 + ends.minute) - (starts.hour * 60 + starts.minute)
    return (minutes if minutes > 0 else minutes + 1440) / 60


def clock_hours(starts: time, ends: time) -> tuple[int, ...]:
    """The hours of the clock (0..23) that a stretch of time touches."""
    length = hours_between(starts, ends)
    count = min(24, int(length + starts.minute / 60 + 0.999))
    return tuple((starts.hour + step) % 24 for step in range(count))


def is_dark(hours: Iterable[int]) -> bool:
    """Whether it reaches into the night, for which three are needed (duty_rules.csv R03): 20:00 to 06:00."""
    return any(hour >= _NIGHT_FROM or hour < _NIGHT_TO for hour in hours)


def duty_cost(settings: Mapping[str, Any], starts: time, ends: time, weekdays: Collection[int]) -> float:
    """Officer-hours a week: hours × days × crew, the night's crew where it reaches into the night."""
    crew = int(settings["crew_night" if is_dark(clock_hours(starts, ends)) else "crew"])
    return round(hours_between(starts, ends) * len(weekdays) * crew, 1)


def talk_cost(settings: Mapping[str, Any]) -> float:
    """Officer-hours of a talk, once: team × minutes."""
    return round(int(settings["team"]) * int(settings["talk_minutes"]) / 60, 1)


#: A period at a section and a section in a period are the same duty.
_SORT = {"period": "section"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a proposal is about, as far as two of them may be the same: a kind, a place, hours."""

    kind: str
    section_id: str | None = None
    chainage_m: int | None = None
    target_id: str | None = None
    village: str | None = None
    starts: str | None = None

    def is_same(self, other: Subject) -> bool:
        """Whether both would send the same people to the same place for the same reason."""
        if _SORT.get(self.kind, self.kind) != _SORT.get(other.kind, other.kind) or self.section_id != other.section_id:
            return False
        if self.kind == "post":
            return abs((self.chainage_m or 0) - (other.chainage_m or 0)) <= SAME_PLACE_M
        if self.kind == "village":
            return self.target_id == other.target_id and self.village == other.village
        return self.starts == other.starts


def is_settled(state: str, decided_on: date | None, valid_to: date | None, today: date) -> bool:
    """Whether an earlier proposal stands in the way of the same one: while it is open, while what was made of it runs,
    and for :data:`QUIET` after a rejection or a talk."""
    if state == "open":
        return True
    if state == "adopted" and valid_to is not None and valid_to >= today:
        return True
    return decided_on is not None and today - decided_on < QUIET


def middle_of(chainages: Sequence[int]) -> int:
    """Where a post would stand for accidents along a road: at the median."""
    ordered = sorted(chainages)
    return ordered[len(ordered) // 2]
