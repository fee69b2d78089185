"""The accident register as a cube and what it doesn't count by; and the same with some accidents said anew: pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.accident.service import Columns
from app.duty.service import KEY_PERIODS
from app.geo.distance import Floats

from . import rules
from .crossing import Codes, Column, Cube, several, single

AGE_BANDS = ((0, "0-17"), (18, "18-29"), (30, "30-44"), (45, "45-59"), (60, "60-69"), (70, "70+"))
OTHER_HOURS = "other"
#: Columns of the register that are dimensions as they are.
_PLAIN = ("hour", "weekday", "procedure", "form", "cause", "weather", "light", "road_feature", "town")
_BESIDE = ("days", "chainages", "latitudes", "longitudes", "unplaced")


@dataclass(frozen=True)
class Register:
    """All accidents that stand: the cube over them and what it doesn't count by.

    ``days`` are ordinals; ``chainages`` metres, -1 where unknown; places degrees WGS-84, NaN where unknown."""

    cube: Cube
    days: Codes
    units: Column
    villages: Column
    chainages: Codes
    latitudes: Floats
    longitudes: Floats
    unplaced: NDArray[np.bool_]

    def between(self, units: Collection[UUID], first: date, last: date, filters: Mapping[str, str]) -> Cube:
        """The accidents of these units from day to day, both included, that have these codes."""
        wanted = {str(unit) for unit in units}
        ours = np.array([label in wanted for label in self.units.labels] or [False])
        taken = ours[self.units.codes] & (self.days >= first.toordinal()) & (self.days <= last.toordinal())
        return replace(self.cube, chosen=taken).only(filters)

    def with_changes(self, ids: Collection[UUID], now: Register) -> Register:
        """The register in which the accidents of these ids are as ``now`` has them: those that it lacks don't stand."""
        changed = {form for each in ids for form in (each, str(each), each.hex)}  # as either database has them
        keep = np.fromiter((each not in changed for each in self.cube.ids), dtype=bool, count=len(self.cube.ids))
        cube = Cube(
            [*compress(self.cube.ids, keep), *now.cube.ids],
            np.concatenate([self.cube.deaths[keep], now.cube.deaths]),
            np.concatenate([self.cube.injuries[keep], now.cube.injuries]),
            {name: column.followed(keep, now.cube.columns[name]) for name, column in self.cube.columns.items()},
        )
        beside = {name: np.concatenate([getattr(self, name)[keep], getattr(now, name)]) for name in _BESIDE}
        units, villages = self.units.followed(keep, now.units), self.villages.followed(keep, now.villages)
        return Register(cube=cube, units=units, villages=villages, **beside)


def register_from(found: Columns) -> Register:
    """The register that these columns say."""
    of = found.of
    days = _days(single(of["day"]))
    plain = {name: single(of[name]) for name in _PLAIN}
    columns = {
        **plain,
        **_of_parties(found),
        "section": _with_uuids(single(of["section_id"])),
        "period": _mapped(plain["hour"], period_of),
        "month": _months(days),
    }
    deaths, injuries = (np.array([each or 0 for each in of[name]], dtype=np.int64) for name in ("deaths", "injuries"))
    return Register(
        cube=Cube(of["id"], deaths, injuries, columns),
        days=days,
        units=_with_uuids(single(of["unit_id"])),
        villages=single(of["village"]),
        chainages=np.array([-1 if each is None else each for each in of["chainage_m"]], dtype=np.int64),
        latitudes=np.array(of["latitude"], dtype=float),
        longitudes=np.array(of["longitude"], dtype=float),
        unplaced=np.array([each == "none" for each in of["placed"]], dtype=bool),
    )


def _days(column: Column) -> Codes:
    ordinals = np.array([date.fromisoformat(label).toordinal() for label in column.labels], dtype=np.int64)
    return ordinals[column.codes] if len(ordinals) else ordinals


def _months(days: Codes) -> Column:
    ordinals, codes = np.unique(days, return_inverse=True)
    months = np.array([date.fromordinal(int(each)).month for each in ordinals], dtype=np.int64)
    labels = tuple(str(month) for month in range(1, 13))
    return Column(np.arange(len(days)), (months[codes] - 1) if len(days) else months, labels)


def _mapped(column: Column, name: Any) -> Column:
    """The column under coarser labels."""
    labels = [name(label) for label in column.labels]
    known = tuple(dict.fromkeys(labels))
    places = np.array([known.index(label) for label in labels], dtype=np.int64)
    return Column(column.rows, places[column.codes] if len(places) else column.codes, known)


def _with_uuids(column: Column) -> Column:
    """Ids as the wire has them, however the database does."""
    return replace(column, labels=tuple(label and str(UUID(label)) for label in column.labels))


def period_of(hour: str) -> str:
    """The key period of an hour of the clock, or ``OTHER_HOURS``."""
    at = int(hour)
    for period in KEY_PERIODS:
        if at in rules.clock_hours(period.hours.starts, period.hours.ends):
            return period.code
    return OTHER_HOURS


def _of_parties(found: Columns) -> dict[str, Column]:
    place = {accident_id: n for n, accident_id in enumerate(found.of["id"])}
    rows = [place.get(accident_id, -1) for accident_id in found.parties["accident_id"]]
    stands = np.asarray(rows, dtype=np.int64) >= 0
    kinds = [kind if here else None for kind, here in zip(found.parties["vehicle_type"], stands, strict=True)]
    ages = [_BAND_OF.get(age) if here else None for age, here in zip(found.parties["age"], stands, strict=True)]
    return {"vehicle": several(rows, kinds, len(place)), "age": several(rows, ages, len(place))}


def age_band(age: int) -> str:
    """The band of an age in years, ``60-69``."""
    return next(label for least, label in reversed(AGE_BANDS) if age >= least)


_BAND_OF = {age: age_band(age) for age in range(150)}
