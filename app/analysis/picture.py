"""The picture (研判) of a period against the same days a year before, and any two dimensions crossed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.accident.service import AccidentInfo, accident_words, accidents_by_ids
from app.kernel.actor import Actor

from .access import studied_units
from .comparing import compare, compare_rows, spread_of
from .concentration import busy_hours
from .crossing import MEASURES, UNKNOWN, Cube
from .cube import DIMENSIONS, codes_in_order, register_of
from .rules import years_before
from .stretches import located, running_sections

#: Dimensions that the picture shows as tables, each with year on year.
TABLES = (
    "period", "section", "town", "cause", "form", "vehicle", "road_feature", "light", "weather", "procedure", "age",
)  # fmt: skip
#: The code table that names a dimension's codes, where it isn't the dimension's own.
WORD_LISTS = ("form", "cause", "weather", "light", "road_feature", "vehicle")
_BUSY_HOURS, _BUSY_LEAST = 2, 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: units and days, both included, and the codes that accidents must have, by dimension."""

    units: Collection[UUID]
    first: date
    last: date
    filters: Mapping[str, str] = field(default_factory=dict)

    @property
    def before(self) -> tuple[date, date]:
        """The same days a year before."""
        return years_before(self.first, 1), years_before(self.last, 1)

    @property
    def exposure(self) -> float:
        """The days now over the days before: a leap year has one more."""
        first, last = self.before
        return ((self.last - self.first).days + 1) / ((last - first).days + 1)


def asked_of(session: Session, actor: Actor, query: Mapping[str, Any]) -> Asked:
    """What a query asks, as far as the actor studies it; raise ``not_found`` for a unit that isn't theirs."""
    units = studied_units(session, actor, query.get("unit"))
    filters = {name: query[name] for name in DIMENSIONS if query.get(name) is not None}
    return Asked(units, query["from"], query["to"], filters)


def cubes(session: Session, asked: Asked) -> tuple[Cube, Cube]:
    """What is asked, now and a year before."""
    register, (first, last) = register_of(session), asked.before
    return (
        register.between(asked.units, asked.first, asked.last, asked.filters),
        register.between(asked.units, first, last, asked.filters),
    )


def picture(session: Session, actor: Actor, query: Mapping[str, Any]) -> dict[str, Any]:
    """The whole picture (``schemas.PictureSchema``) by the measure asked for."""
    asked, measure = asked_of(session, actor, query), query["measure"]
    now, before = cubes(session, asked)
    first, last = asked.before
    spread = _spread(measure, now, before)
    return {
        "from": asked.first,
        "to": asked.last,
        "before_from": first,
        "before_to": last,
        "measure": measure,
        "totals": {each: _total(each, now, before, asked.exposure) for each in MEASURES},
        "unplaced": _unplaced(session, asked),
        "heat": _heat(now, measure),
        "busy": busy_hours(_by_hour(now), _BUSY_HOURS, _BUSY_LEAST),
        "section_periods": _pairs(now.cross("section", "period", measure)),
        "months": _months(now, before, measure),
        "tables": {name: _table(name, now, before, measure, asked.exposure, spread) for name in TABLES},
        "words": words(session),
    }


def _total(measure: str, now: Cube, before: Cube, exposure: float) -> Any:
    spread = _spread(measure, now, before)
    counts = now.total(measure), before.total(measure)
    return compare(*counts, looked_at=len(MEASURES), exposure=exposure, spread=spread, interval=True)


def _spread(measure: str, now: Cube, before: Cube) -> float:
    """Persons come several to an accident; accidents don't."""
    if measure in ("accidents", "fatal"):
        return 1.0
    return spread_of([*now.persons(measure), *before.persons(measure)])


def _table(
    dimension: str, now: Cube, before: Cube, measure: str, exposure: float, spread: float
) -> list[dict[str, Any]]:
    found = compare_rows(now.by(dimension, measure), before.by(dimension, measure), exposure=exposure, spread=spread)
    rows = [{"code": code, **asdict(found[code])} for code in codes_in_order(dimension, list(found))]
    if dimension in ("period", "age"):
        return rows
    return sorted(rows, key=lambda row: (row["code"] == UNKNOWN, -row["now"], -row["before"]))


def _by_hour(now: Cube) -> list[int]:
    found = now.by("hour")
    return [found.get(str(hour), 0) for hour in range(24)]


def _heat(now: Cube, measure: str) -> list[list[int]]:
    """Seven weekdays, Monday first, of 24 hours."""
    found = now.cross("weekday", "hour", measure)
    return [[found.get((str(day), str(hour)), 0) for hour in range(24)] for day in range(1, 8)]


def _months(now: Cube, before: Cube, measure: str) -> list[dict[str, Any]]:
    """Each month that occurs, without a word on what changed: single months are small numbers."""
    here, there = now.by("month", measure), before.by("month", measure)
    return [
        {"code": code, "now": here.get(code, 0), "before": there.get(code, 0)}
        for code in codes_in_order("month", list({**here, **there}))
    ]


def _pairs(found: Mapping[tuple[str, str], int]) -> list[dict[str, Any]]:
    return [{"row": row, "column": column, "count": count} for (row, column), count in found.items()]


def _unplaced(session: Session, asked: Asked) -> dict[str, int]:
    """How many accidents nobody could place yet, and how many lie at no chainage of a section."""
    register = register_of(session)
    taken = register.between(asked.units, asked.first, asked.last, asked.filters).taken
    return {
        "accidents": int(taken.sum()),
        "unplaced": int((taken & register.unplaced).sum()),
        "off_sections": int((taken & (register.chainages < 0)).sum()),
    }


def words(session: Session) -> dict[str, dict[str, str]]:
    """The Chinese name of each code, by dimension."""
    found: dict[str, dict[str, str]] = {name: {} for name in WORD_LISTS}
    for word in accident_words(session, WORD_LISTS):
        found[word["list"]][word["code"]] = word["name_zh"]
    return found


def crossing(session: Session, actor: Actor, query: Mapping[str, Any]) -> dict[str, Any]:
    """Two dimensions crossed (``schemas.CrossingSchema``)."""
    asked = asked_of(session, actor, query)
    rows, columns, measure = query["rows"], query["columns"], query["measure"]
    now, _before = cubes(session, asked)
    found = now.cross(rows, columns, measure)
    return {
        "from": asked.first,
        "to": asked.last,
        "rows": codes_in_order(rows, list({row for row, _column in found})),
        "columns": codes_in_order(columns, list({column for _row, column in found})),
        "cells": _pairs(found),
        "row_totals": now.by(rows, measure),
        "column_totals": now.by(columns, measure),
        "total": now.total(measure),
        "words": words(session),
    }


def behind(session: Session, actor: Actor, query: Mapping[str, Any]) -> dict[str, Any]:
    """The accidents behind a cell, the latest first, and how many they are (``schemas.BehindSchema``)."""
    asked = asked_of(session, actor, query)
    now, _before = cubes(session, asked)
    ids = now.taken_ids()
    found = accidents_by_ids(session, _latest(session, now, query["limit"]))
    shown = located(found, running_sections(session, asked.units))
    return {"total": len(ids), "accidents": shown, "words": words(session)}


def _latest(session: Session, cube: Cube, limit: int) -> Sequence[UUID]:
    days = register_of(session).days
    rows = sorted(cube.taken_rows(), key=lambda row: -days[row])
    return [UUID(str(cube.ids[row])) for row in rows[:limit]]


def seen_accidents(session: Session, units: Collection[UUID], ids: Collection[UUID]) -> list[AccidentInfo]:
    """The accidents of these ids that belong to the units, the latest first."""
    return [each for each in reversed(accidents_by_ids(session, ids)) if each.unit_id in units]
