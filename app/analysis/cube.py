"""The accident register as a cube, loaded once: between requests it is kept as long as the audit says that no accident
changed. Nobody else may rely on it being there: without it the same is read anew.

A verb that itself writes accidents must not ask here before it has committed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from app.accident.service import Columns, read_columns
from app.duty.service import KEY_PERIODS
from app.geo.distance import Floats
from app.kernel.audit import AuditEntry

from . import rules
from .crossing import UNKNOWN, Codes, Column, Cube, several, single

AGE_BANDS = ((0, "0-17"), (18, "18-29"), (30, "30-44"), (45, "45-59"), (60, "60-69"), (70, "70+"))
OTHER_HOURS = "other"
#: Columns of the register that are dimensions as they are.
_PLAIN = ("hour", "weekday", "procedure", "form", "cause", "weather", "light", "road_feature", "town")
#: All that may be crossed, in the order in which it is offered.
DIMENSIONS = (
    "hour", "weekday", "month", "period", "section", "town", "cause", "form", "vehicle", "road_feature", "light",
    "weather", "procedure", "age",
)  # fmt: skip
_SOURCE = "accident%"


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


@dataclass(slots=True)
class _Kept:
    """A register, and the audit's entry up to which it is known to be right."""

    seq: int
    hash: str
    register: Register


_KEPT: WeakKeyDictionary[Engine | Connection, _Kept] = WeakKeyDictionary()
_LOCK = Lock()
_ENTRY = select(AuditEntry.seq, AuditEntry.hash)


def register_of(session: Session) -> Register:
    """The register as it stands, kept or read."""
    bind = session.get_bind()
    head = session.execute(_ENTRY.order_by(AuditEntry.seq.desc()).limit(1)).first()
    if head is None:
        return _load(session)
    with _LOCK:
        kept = _KEPT.get(bind)
        if kept is None or not _is_right(session, kept):
            kept = _KEPT[bind] = _Kept(head.seq, head.hash, _load(session))
        kept.seq, kept.hash = head.seq, head.hash
        return kept.register


def _is_right(session: Session, kept: _Kept) -> bool:
    """Whether the audit still has that entry in its chain, and no accident changed after it."""
    entry = session.execute(_ENTRY.where(AuditEntry.seq == kept.seq)).first()
    if entry is None or entry.hash != kept.hash:
        return False
    changed = select(AuditEntry.seq).where(AuditEntry.seq > kept.seq, AuditEntry.kind.like(_SOURCE))
    return session.execute(changed.limit(1)).first() is None


def _load(session: Session) -> Register:
    found = read_columns(session)
    of = found.of
    ids = of["id"]
    days = _days(single(of["day"]))
    plain = {name: single(of[name]) for name in _PLAIN}
    columns = {
        **plain,
        **_of_parties(found),
        "section": _with_uuids(single(of["section_id"])),
        "period": _mapped(plain["hour"], _period_of),
        "month": _months(days),
    }
    deaths, injuries = (np.array([each or 0 for each in of[name]], dtype=np.int64) for name in ("deaths", "injuries"))
    cube = Cube(ids, deaths, injuries, columns)
    return Register(
        cube=cube,
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


def _period_of(hour: str) -> str:
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


def codes_in_order(dimension: str, codes: Sequence[str]) -> list[str]:
    """Codes as people read them: hours and months as they follow, the rest as they are; the unknown last."""
    if dimension == "period":
        order = [*(period.code for period in KEY_PERIODS), OTHER_HOURS]
        return sorted(codes, key=lambda code: order.index(code) if code in order else len(order))
    if dimension in ("hour", "weekday", "month"):
        return sorted(codes, key=lambda code: (code == UNKNOWN, int(code or 0)))
    if dimension == "age":
        bands = [label for _least, label in AGE_BANDS]
        return sorted(codes, key=lambda code: bands.index(code) if code in bands else len(bands))
    return sorted(codes, key=lambda code: (code == UNKNOWN, code))
