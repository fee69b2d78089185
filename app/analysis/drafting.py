"""From the picture to drafts of proposals: what each rule finds, with its records, its reckoning and its cost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.accident.service import AccidentInfo, accidents_by_ids
from app.call.service import Asked as AskedCalls
from app.call.service import count_calls
from app.duty.service import KEY_PERIODS, PlanInfo, SectionInfo, plans_of
from app.outreach.reach import latest_talks
from app.outreach.targets import TargetInfo
from app.tabular.cells import LOCAL_ZONE
from app.violation.places import offence_places

from . import rules
from .concentration import busy_cells, busy_hours, busy_shares
from .crossing import Cube
from .cube import register_of
from .register import Register
from .rules import Kind, Rule, Subject
from .settings import all_rules
from .stretches import find_stretches, point_on, running_sections
from .villages import Village, village_at, village_near, villages_of

EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
CALLS, VIOLATIONS = "calls", "violations"
"""What a proposal was reckoned from, where it wasn't from accidents (``reckoning["source"]``)."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule would propose. ``suggestion`` and ``reckoning`` are JSON."""

    rule: Rule
    kind: Kind
    unit_id: UUID
    first: date
    last: date
    accident_ids: tuple[UUID, ...]
    reckoning: dict[str, Any]
    suggestion: dict[str, Any]
    cost_hours: float
    cost_per: str

    @property
    def subject(self) -> Subject:
        return subject_of(self.kind, self.suggestion)


def subject_of(kind: str, suggestion: Mapping[str, Any]) -> Subject:
    """What a proposal with this suggestion is about."""
    return Subject(
        kind,
        suggestion.get("section_id"),
        suggestion.get("chainage_m"),
        suggestion.get("target_id"),
        suggestion.get("village"),
        None if kind == "post" else suggestion.get("starts"),
    )


@dataclass(frozen=True)
class Ground:
    """What drafts are made from: units with those below ``unit_id``, the days up to ``last``, the day of the making."""

    session: Session
    unit_id: UUID
    units: Collection[UUID]
    last: date
    today: date
    rules: Mapping[str, Rule] = field(default_factory=dict)

    @cached_property
    def register(self) -> Register:
        return register_of(self.session)

    @cached_property
    def sections(self) -> dict[str, SectionInfo]:
        return running_sections(self.session, self.units)

    @cached_property
    def villages(self) -> list[TargetInfo]:
        return villages_of(self.session, self.units)

    @cached_property
    def plans(self) -> list[PlanInfo]:
        return plans_of(self.session, self.units)

    def first(self, rule: Rule) -> date:
        """The first of the days that a rule looks at."""
        return self.last - timedelta(days=rule["days"] - 1)

    def cube(self, rule: Rule) -> Cube:
        """The accidents of a rule's days."""
        return self.register.between(self.units, self.first(rule), self.last, {})


def draft_all(session: Session, unit_id: UUID, units: Collection[UUID], last: date, today: date) -> list[Draft]:
    """What the rules in use find in the days up to ``last``."""
    ground = Ground(session, unit_id, units, last, today, all_rules(session))
    makers = {rules.CONTROL: _after_fatal, rules.OFFICERS: _sections_and_posts, rules.OUTREACH: _villages}
    drafts = [draft for key, make in makers.items() if ground.rules[key].active for draft in make(ground)]
    if ground.rules[rules.DUTY].active:
        drafts += _busy_period(ground, drafts)
        drafts += _busy_calls(ground, drafts)
    return drafts


def _busy_period(ground: Ground, drafted: Collection[Draft]) -> Iterator[Draft]:
    """The hours that hold most, at the section that holds most of them and isn't proposed in these hours already."""
    rule = ground.rules[rules.DUTY]
    cube = ground.cube(rule)
    by_hour = cube.by("hour")
    found = busy_hours([by_hour.get(str(hour), 0) for hour in range(24)], rule["hours"], rule["least"])
    if found is None:
        return
    starts, ends = rules.hours_of(found.starts, found.hours)
    ids, by_section = _in_hours(cube, starts, ends)
    section = _busiest(ground, drafted, found.starts, by_section)
    yield _duty_draft(
        ground, rule, "period", section, (starts, ends), ids,
        {"count": found.count, "total": found.total, "expected": found.expected, "chance": found.chance},
    )  # fmt: skip


def _busy_calls(ground: Ground, drafted: Collection[Draft]) -> Iterator[Draft]:
    """The same of calls, counted apart from accidents: the hours in which most valid calls come. Nothing where the
    section that holds most of them is proposed in these hours already. ``reckoning["query"]`` is that of ``GET /calls``
    which lists them."""
    rule = ground.rules[rules.DUTY]
    asked = AskedCalls(frozenset(ground.units), ground.first(rule), ground.last)
    cells = {cell.keys: cell.valid for cell in count_calls(ground.session, asked, ("section_id", "hour"))}
    by_hour = [sum(count for (_section, at), count in cells.items() if at == hour) for hour in range(24)]
    found = busy_hours(by_hour, rule["hours"], rule["least"])
    if found is None:
        return
    starts, ends = rules.hours_of(found.starts, found.hours)
    by_section: defaultdict[str, int] = defaultdict(int)
    for (section_id, hour), count in cells.items():
        if hour in rules.clock_hours(starts, ends):
            by_section[str(section_id)] += count
    section = _busiest(ground, (), found.starts, by_section)
    if section is not None and section != _busiest(ground, drafted, found.starts, by_section):
        return
    reckoning = {
        "source": CALLS, "count": found.count, "total": found.total, "expected": found.expected, "chance": found.chance,
        "query": {
            "valid": "true", "from": asked.first_day.isoformat(), "to": asked.last_day.isoformat(),
            "hours": f"{starts.hour}-{ends.hour}",
        },
    }  # fmt: skip
    yield _duty_draft(ground, rule, "period", section, (starts, ends), (), reckoning)


def _busiest(
    ground: Ground, drafted: Collection[Draft], starts: int, by_section: Mapping[str, int]
) -> SectionInfo | None:
    """The section that holds most, of those that aren't proposed in these hours already."""
    proposed = {each.suggestion.get("section_id") for each in drafted if _reaches(each.suggestion, starts)}
    places = [each for each, n in by_section.items() if n > 0 and each in ground.sections and each not in proposed]
    return ground.sections.get(max(places, key=lambda each: by_section[each], default=""))


def _reaches(suggestion: Mapping[str, Any], hour: int) -> bool:
    """Whether the hours of a suggestion, where it has any, hold this one."""
    if "starts" not in suggestion:
        return False
    return hour in rules.clock_hours(*(time.fromisoformat(suggestion[name]) for name in ("starts", "ends")))


def _in_hours(cube: Cube, starts: time, ends: time) -> tuple[tuple[UUID, ...], dict[str, int]]:
    """The accidents of some hours of the clock, and how many each section has of them."""
    ids: list[UUID] = []
    by_section: defaultdict[str, int] = defaultdict(int)
    for hour in rules.clock_hours(starts, ends):
        at = cube.only({"hour": str(hour)})
        ids += at.taken_ids()
        for section, count in at.by("section").items():
            by_section[section] += count
    return tuple(ids), by_section


def _sections_and_posts(ground: Ground) -> Iterator[Draft]:
    rule = ground.rules[rules.OFFICERS]
    yield from _busy_sections(ground, rule)
    for found in find_stretches(ground.session, ground.units, ground.last):
        if found.stretch.beyond_chance:
            yield _post_draft(ground, rule, found)


def _busy_sections(ground: Ground, rule: Rule) -> Iterator[Draft]:
    cube = ground.cube(rule)
    on_sections = {name: count for name, count in cube.by("section").items() if name in ground.sections}
    shares = _shares(ground.sections)
    counts = {cell: count for cell, count in cube.cross("section", "period").items() if cell in shares}
    for found in busy_cells(counts, shares, sum(on_sections.values()), rule["least"]):
        section, period = found.key
        hours = next(each.hours for each in KEY_PERIODS if each.code == period)
        ids = tuple(cube.only({"section": section, "period": period}).taken_ids())
        reckoning = {"count": found.count, "total": found.total, "expected": found.expected, "chance": found.chance}
        place = ground.sections[section]
        yield _duty_draft(ground, rule, "section", place, (hours.starts, hours.ends), ids, reckoning)


def _shares(sections: Mapping[str, SectionInfo]) -> dict[tuple[str, str], float]:
    """What an even spread over the roads' lengths and the clock would give each section in each key period."""
    lengths = {name: max(1, each.to_chainage_m - each.from_chainage_m) for name, each in sections.items()}
    whole = sum(lengths.values())
    return {
        (name, period.code): length / whole * len(rules.clock_hours(period.hours.starts, period.hours.ends)) / 24
        for name, length in lengths.items()
        for period in KEY_PERIODS
    }


def _duty_draft(
    ground: Ground,
    rule: Rule,
    kind: Kind,
    section: SectionInfo | None,
    hours: tuple[time, time],
    ids: tuple[UUID, ...],
    reckoning: dict[str, Any],
) -> Draft:
    starts, ends = hours
    if section is not None:
        reckoning = {**reckoning, "planned": _is_planned(ground, section.id, starts, ends)}
    suggestion = {
        "section_id": str(section.id) if section else None,
        "required_passes": rule["passes"],
        **_hours_and_days(ground, rule, starts, ends),
    }
    unit_id = section.unit_id if section else ground.unit_id
    cost = rules.duty_cost(rule.settings, starts, ends, EVERY_DAY)
    return Draft(rule, kind, unit_id, ground.first(rule), ground.last, ids, reckoning, suggestion, cost, "week")


def _is_planned(ground: Ground, section_id: UUID, starts: time, ends: time) -> bool:
    """Whether a running plan sends somebody to the section in some of these hours already."""
    hours = set(rules.clock_hours(starts, ends))
    return any(
        plan.section_id == section_id
        and (plan.valid_to is None or plan.valid_to >= ground.today)
        and hours & set(rules.clock_hours(plan.starts, plan.ends))
        for plan in ground.plans
    )


def _hours_and_days(ground: Ground, rule: Rule, starts: time, ends: time) -> dict[str, Any]:
    begins = ground.today + timedelta(days=1)
    return {
        "starts": starts.strftime("%H:%M"),
        "ends": ends.strftime("%H:%M"),
        "weekdays": EVERY_DAY,
        "valid_from": begins.isoformat(),
        "valid_to": (begins + timedelta(weeks=rule["weeks"], days=-1)).isoformat(),
    }


def _post_draft(ground: Ground, rule: Rule, found: Any) -> Draft:
    """A post in the middle of a cluster, at the key period in which most of its accidents fall."""
    accidents = accidents_by_ids(ground.session, found.stretch.ids)
    middle = rules.middle_of([each.chainage_m for each in accidents if each.chainage_m is not None])
    at = point_on(found.section, middle)
    hours = _hours_of_most(accidents)
    suggestion = {
        "section_id": str(found.section.id),
        "chainage_m": middle,
        "latitude": at.latitude if at else None,
        "longitude": at.longitude if at else None,
        "radius_m": rule["radius_m"],
        **_hours_and_days(ground, rule, *hours),
    }
    stretch = found.stretch
    reckoning = {
        "count": stretch.most, "total": len(stretch.ids), "deaths": stretch.deaths, "chance": stretch.chance,
        "cluster_rule": found.rule.key, "from_m": stretch.from_m, "to_m": stretch.to_m,
    }  # fmt: skip
    cost = rules.duty_cost(rule.settings, *hours, EVERY_DAY)
    unit_id = found.section.unit_id
    return Draft(rule, "post", unit_id, found.first, found.last, stretch.ids, reckoning, suggestion, cost, "week")


def _hours_of_most(accidents: list[AccidentInfo]) -> tuple[time, time]:
    def held(period: Any) -> int:
        hours = rules.clock_hours(period.hours.starts, period.hours.ends)
        return sum(each.hour in hours for each in accidents)

    most = max(KEY_PERIODS, key=held).hours
    return most.starts, most.ends


def _villages(ground: Ground) -> Iterator[Draft]:
    """Villages that accidents from key violations speak for, then those that violations themselves do."""
    yield from _villages_of_accidents(ground)
    yield from _villages_of_offences(ground)


def _villages_of_offences(ground: Ground) -> Iterator[Draft]:
    """Villages by which a larger share of the violations found are key ones than elsewhere.

    A share, not a number: where many are found many may have looked. By place and kind alone, so a proposal names no
    record of a violation, and nothing of it is near a person or a score."""
    rule = ground.rules[rules.OUTREACH]
    wanted = frozenset(rule.settings[rules.OFFENCES])
    every: Counter[Village] = Counter()
    key: defaultdict[Village, Counter[str]] = defaultdict(Counter)
    begins, ends = (datetime.combine(day, time(), LOCAL_ZONE) for day in (ground.first(rule), ground.last + _DAY))
    for offence in offence_places(ground.session, ground.units, begins, ends):
        village = village_at(offence, ground.villages, ground.sections, rule["reach_m"])
        if village is not None:
            every[village] += 1
            key[village].update([offence.code] if offence.code in wanted else [])
    counts = {village: codes.total() for village, codes in key.items()}
    places = max(len(ground.villages), len(every))
    for found in busy_shares(counts, every, rule["least_offences"], looked_at=places):
        reckoning = {
            "source": VIOLATIONS, "count": found.count, "total": found.total, "expected": found.expected,
            "chance": found.chance, "codes": dict(key[found.key].most_common()),
        }  # fmt: skip
        yield village_draft(ground, rule, found.key, (), reckoning, ground.first(rule))


def _villages_of_accidents(ground: Ground) -> Iterator[Draft]:
    """Villages by which more accidents from key violations happened than an even spread over all of them explains."""
    rule = ground.rules[rules.OUTREACH]
    cube = ground.cube(rule)
    ids = [each for code in rule.settings[rules.CAUSES] for each in cube.only({"cause": code}).taken_ids()]
    near: defaultdict[Village, list[AccidentInfo]] = defaultdict(list)
    for accident in accidents_by_ids(ground.session, ids):
        village = village_near(accident, ground.villages, ground.sections, rule["reach_m"])
        if village is not None:
            near[village].append(accident)
    total, places = sum(map(len, near.values())), max(len(ground.villages), len(near))
    counts = {village: len(accidents) for village, accidents in near.items()}
    shares = dict.fromkeys(near, 1 / max(1, places))
    for found in busy_cells(counts, shares, total, rule["least"], looked_at=places):
        reckoning = {"count": found.count, "total": total, "expected": found.expected, "chance": found.chance}
        records = tuple(each.id for each in near[found.key])
        yield village_draft(ground, rule, found.key, records, reckoning, ground.first(rule))


def village_draft(
    ground: Ground, rule: Rule, village: Village, ids: tuple[UUID, ...], reckoning: dict[str, Any], first: date
) -> Draft:
    """A talk in a village within the rule's days."""
    begins = ground.today + timedelta(days=1)
    suggestion = {
        "target_id": str(village.target_id) if village.target_id else None,
        "village": village.name,
        "town": village.town,
        "starts_on": begins.isoformat(),
        "ends_on": (begins + timedelta(days=rule["within_days"] - 1)).isoformat(),
    }
    cost = rules.talk_cost(rule.settings)
    return Draft(rule, "village", village.unit_id, first, ground.last, ids, reckoning, suggestion, cost, "once")


def _after_fatal(ground: Ground) -> Iterator[Draft]:
    rule = ground.rules[rules.CONTROL]
    cube = ground.cube(rule)
    fatal = [each for each in accidents_by_ids(ground.session, cube.taken_ids_with_deaths()) if each.deaths]
    for accident in fatal:
        yield from fatal_drafts(ground, rule, accident)


def fatal_drafts(ground: Ground, rule: Rule, accident: AccidentInfo) -> Iterator[Draft]:
    """A fatal accident asks for a talk in its village, and a look at its section around its hour."""
    reckoning = {"count": 1, "total": 1, "deaths": accident.deaths, "fatal": str(accident.id)}
    village = village_near(accident, ground.villages, ground.sections, rule["reach_m"])
    if village is not None and not _was_visited(ground, village, accident.day):
        yield village_draft(ground, rule, village, (accident.id,), reckoning, accident.day)
    section = ground.sections.get(str(accident.section_id))
    if section is not None and (ground.today - accident.day).days <= rule["check_days"]:
        hours = rules.hours_of(accident.hour - 1, 3)
        yield _duty_draft(ground, rule, "section", section, hours, (accident.id,), reckoning)


def _was_visited(ground: Ground, village: Village, day: date) -> bool:
    """Whether a talk was held there since, or is still planned."""
    if village.target_id is None:
        return False
    return latest_talks(ground.session, [village.target_id], ground.today).get(village.target_id, date.min) >= day
