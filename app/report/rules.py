"""The draft of a daily report: a pure function of what other features know of a unit's day.

How it counts (口径):

- *People out* and *cars out*: each once, those of the shifts that were told of, and the cars whose trackers were heard.
  For a unit that told of no shift, the crews and cars that its plans named; ``planned`` says how many of the figure
  nothing but a plan speaks for, so that nobody takes what was meant for what was.
- *Hours*: those of the shifts, crews not multiplied; for a unit that told of none, those of its posts by plan.
- *Key cells* and *presence rate*: as the grid of the same day has them (``app/grid/rules.py``): a cell is a key section
  in a key period, ended are those that are done, not done or unknown.
- *Calls* and *accidents*: two lines, never added up. Files of both come late: as long as neither register has anything
  of the day or of a later one, nothing is known.
- *Counts of day duty*: what was tapped; where nobody tapped anything that day, nothing is known.
- *Offences*: those reported and still standing, each once in the total and once in each group that it belongs to.

Where nothing could have been recorded a value is None: 无记录, not 0."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Source = Literal["shift", "plan", "track", "tally", "record"]
Value = int | float | str | None

DONE_STATES = frozenset({"reported", "done"})
OUTCOMES = ("penalty_issued", "warning", "recorded")
TALLY, CASE, OUTCOME = "tally_", "case_", "outcome_"
NOTE = "note"
NIGHT = ("key_cells_done", "key_cells_ended", "presence_rate")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record behind a figure; ``title`` is what a reader knows it by, and never a person's name."""

    kind: str
    id: UUID
    title: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the report: its value, where it comes from, and the records behind it; ``planned`` is the part of
    the value that only plans speak for."""

    key: str
    value: Value
    sources: tuple[Source, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    planned: int | float = 0


@dataclass(frozen=True, slots=True)
class Out:
    """Who of one unit was out, as its shifts or its plans say; ``seconds`` as that source reckons them."""

    source: Literal["shift", "plan"]
    people: frozenset[UUID]
    vehicles: frozenset[UUID]
    seconds: int
    records: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A reported offence that stands; a record with several offences belongs to several groups."""

    record: Evidence
    outcome: str
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Task:
    """A task in the hands of the unit's officers; ``states`` are those hands'."""

    record: Evidence
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk that the unit held."""

    record: Evidence
    people: int


@dataclass(frozen=True, slots=True)
class Night:
    """The day's key cells and presence rate (per cent, None where nothing was credited)."""

    done: int
    ended: int
    rate: float | None
    records: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls of the day, each with whether it is a valid one. Never added to accidents."""

    records: tuple[tuple[Evidence, bool], ...]


@dataclass(frozen=True, slots=True)
class Accidents:
    """The accidents of the day, each with its number of deaths."""

    records: tuple[tuple[Evidence, int], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a draft is made of. ``tallies`` are times by kind, None where nobody counted anything.

    ``phones_heard``: whether any phone of the unit has spoken to the server since the day began; without that, nothing
    that only a phone can say is known to be absent. ``night`` None: the unit had no place to be at; ``calls`` and
    ``accidents`` None: their register doesn't reach this day yet."""

    out: tuple[Out, ...]
    tracked: Mapping[UUID, Evidence]
    tallies: Mapping[str, int] | None
    tallied: tuple[Evidence, ...]
    tally_kinds: tuple[str, ...]
    cases: tuple[Case, ...]
    tasks: tuple[Task, ...]
    hazards: tuple[Evidence, ...]
    talks: tuple[Talk, ...]
    phones_heard: bool
    night: Night | None = None
    inspections: tuple[Evidence, ...] = ()
    calls: Calls | None = None
    accidents: Accidents | None = None


def draft(facts: Facts, groups: Sequence[str]) -> tuple[Figure, ...]:
    """The figures in the report's order; of ``groups`` those of which there was something."""
    return (
        *_out(facts),
        *_night(facts),
        *_calls(facts.calls),
        *_accidents(facts.accidents),
        *(_tally(facts, kind) for kind in facts.tally_kinds),
        _records("cases", facts, [case.record for case in facts.cases]),
        *_cases(facts, OUTCOME, OUTCOMES, lambda case: {case.outcome}),
        *_cases(facts, CASE, groups, lambda case: case.groups),
        _tasks("tasks_received", facts.tasks),
        _tasks("tasks_done", [task for task in facts.tasks if task.states & DONE_STATES]),
        _records("hazards", facts, facts.hazards),
        Figure("inspections", len(facts.inspections), ("record",), facts.inspections),
        _records("talks", facts, [talk.record for talk in facts.talks]),
        _reached(facts),
        Figure(NOTE, ""),
    )


def _out(facts: Facts) -> tuple[Figure, ...]:
    told = [each for each in facts.out if each.people or each.seconds]
    plans = [each for each in told if each.source == "plan"]
    shifts = [each for each in told if each.source == "shift"]
    named, tracked = _cars(shifts), frozenset(facts.tracked)
    meant = _cars(plans) - named - tracked
    car_sources: dict[Source, frozenset[UUID]] = {"shift": named, "track": tracked - named, "plan": meant}
    cars = (*facts.tracked.values(), *(_records_of(plans) if meant else ()))
    sources, records = _sources(each.source for each in told), _records_of(told)
    return (
        Figure("people_out", _known(len(_people(told)), told), sources, records, len(_people(plans) - _people(shifts))),
        Figure(
            "cars_out",
            len(named | tracked | meant) or None,
            _sources(source for source, of in car_sources.items() if of),
            cars,
            len(meant),
        ),
        Figure("hours_out", _known(_hours(told), told), sources, records, _hours(plans)),
    )


def _people(told: Iterable[Out]) -> frozenset[UUID]:
    return frozenset[UUID]().union(*(each.people for each in told))


def _cars(told: Iterable[Out]) -> frozenset[UUID]:
    return frozenset[UUID]().union(*(each.vehicles for each in told))


def _hours(told: Iterable[Out]) -> float:
    return round(sum(each.seconds for each in told) / 3600, 1)


def _records_of(told: Iterable[Out]) -> tuple[Evidence, ...]:
    return tuple(record for each in told for record in each.records)


def _known(value: float, told: Sequence[Out]) -> float | None:
    return value if told else None


def _night(facts: Facts) -> tuple[Figure, ...]:
    if facts.night is None:  # nothing to say, not nothing known
        return tuple(Figure(key, "") for key in NIGHT)
    night, sources = facts.night, _sources(("track", "record"))
    values = (night.done, night.ended, night.rate)
    return tuple(Figure(key, value, sources, night.records) for key, value in zip(NIGHT, values, strict=True))


def _calls(calls: Calls | None) -> tuple[Figure, ...]:
    if calls is None:
        return Figure("calls", None), Figure("calls_valid", None)
    valid = [record for record, is_valid in calls.records if is_valid]
    return _counted("calls", [record for record, _ in calls.records]), _counted("calls_valid", valid)


def _accidents(accidents: Accidents | None) -> tuple[Figure, ...]:
    if accidents is None:
        return Figure("accidents", None), Figure("accidents_fatal", None)
    fatal = [record for record, deaths in accidents.records if deaths]
    return _counted("accidents", [record for record, _ in accidents.records]), _counted("accidents_fatal", fatal)


def _counted(key: str, records: Sequence[Evidence]) -> Figure:
    return Figure(key, len(records), ("record",), tuple(records))


def _sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(sorted(set(sources)))


def _tally(facts: Facts, kind: str) -> Figure:
    if facts.tallies is None:
        return Figure(f"{TALLY}{kind}", None)
    return Figure(f"{TALLY}{kind}", facts.tallies.get(kind, 0), ("tally",), facts.tallied)


def _records(key: str, facts: Facts, records: Sequence[Evidence]) -> Figure:
    known = facts.phones_heard or bool(records)
    return Figure(key, len(records) if known else None, ("record",) if known else (), tuple(records))


def _cases(facts: Facts, prefix: str, names: Sequence[str], of: Callable[[Case], Iterable[str]]) -> Iterable[Figure]:
    for name in names:
        records = tuple(case.record for case in facts.cases if name in of(case))
        if records:
            yield Figure(f"{prefix}{name}", len(records), ("record",), records)


def _tasks(key: str, tasks: Sequence[Task]) -> Figure:
    return Figure(key, len(tasks), ("record",), tuple(task.record for task in tasks))


def _reached(facts: Facts) -> Figure:
    if not facts.talks and not facts.phones_heard:
        return Figure("people_reached", None)
    records = tuple(talk.record for talk in facts.talks)
    return Figure("people_reached", sum(talk.people for talk in facts.talks), ("record",), records)
