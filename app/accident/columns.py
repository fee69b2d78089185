"""The whole register as bare columns, for those who count it many ways at once: one scan of each table.

Values are as the database has them (ids and days may be text), so that fifty thousand accidents cost no conversions;
whoever reads them converts the few that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from .counting import STANDS
from .models import Accident, AccidentParty

#: In this order; each is a member of :class:`Accident`.
COLUMNS = (
    "id",
    "unit_id",
    "day",
    "hour",
    "weekday",
    "procedure",
    "deaths",
    "injuries",
    "form",
    "cause",
    "weather",
    "light",
    "road_type",
    "road_feature",
    "section_id",
    "chainage_m",
    "latitude",
    "longitude",
    "placed",
    "town",
    "village",
)
_AS_TEXT = frozenset({"id", "unit_id", "day", "section_id"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The accidents that stand, as a column for each of :data:`COLUMNS`; ``parties`` are triples of accident's id, kind
    of vehicle and age, of accidents that no longer stand too."""

    of: dict[str, Sequence[Any]]
    parties: Sequence[tuple[Any, str | None, int | None]]


def read_columns(session: Session) -> Columns:
    """Read all of them, in no order."""
    rows = session.execute(select(*(_bare(name) for name in COLUMNS)).where(STANDS)).all()
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * len(COLUMNS)
    parties = select(_text(AccidentParty.accident_id), AccidentParty.vehicle_type, AccidentParty.age)
    found: Sequence[Any] = session.execute(parties).all()
    return Columns(dict(zip(COLUMNS, columns, strict=True)), found)


def _bare(name: str) -> Any:
    column = getattr(Accident, name)
    return _text(column) if name in _AS_TEXT else column


def _text(column: Any) -> Any:
    """The column without conversion."""
    return type_coerce(column, String)
