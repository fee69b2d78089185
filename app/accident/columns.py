"""The whole register as bare columns, for those who count it many ways at once: one scan of each table.

Ids and days are text, as each database writes them: fifty thousand accidents are to cost no conversions; whoever
reads them converts the few that differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import String, cast, select
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
_AS_TEXT = frozenset({"id", "unit_id", "day", "section_id", "accident_id"})


#: Of each party: its accident's id, its kind of vehicle, its age.
PARTY_COLUMNS = ("accident_id", "vehicle_type", "age")


@dataclass(frozen=True, slots=True)
class Columns:
    """The accidents that stand, as a column for each of :data:`COLUMNS`; the parties as one for each of
    :data:`PARTY_COLUMNS`, those of accidents that no longer stand too."""

    of: dict[str, Sequence[Any]]
    parties: dict[str, Sequence[Any]]


def read_columns(session: Session, ids: Collection[UUID] | None = None) -> Columns:
    """Read all of them, or those of these ids, in no order."""
    accidents = select(*(_bare(Accident, name) for name in COLUMNS)).where(STANDS)
    parties = select(*(_bare(AccidentParty, name) for name in PARTY_COLUMNS))
    if ids is not None:
        accidents = accidents.where(Accident.id.in_(ids))
        parties = parties.where(AccidentParty.accident_id.in_(ids))
    return Columns(_columns(session, accidents, COLUMNS), _columns(session, parties, PARTY_COLUMNS))


def _columns(session: Session, query: Any, names: Sequence[str]) -> dict[str, Sequence[Any]]:
    rows = session.execute(query).all()
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return dict(zip(names, columns, strict=True))


def _bare(table: Any, name: str) -> Any:
    """The column, as text where its values would become objects; of the table, since mapped classes double the cost."""
    column = table.__table__.c[name]
    return cast(column, String) if name in _AS_TEXT else column
