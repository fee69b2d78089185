"""The newest of the records of several units. Each unit's are taken along an index of its own and the newest of all of
them kept: one condition over several units would have both databases sort all that these units ever recorded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, column, false, select, tuple_, union_all

from .places import read_place


class Along(NamedTuple):
    """Columns of one table that an index has in this order, behind those that ``conditions`` are about: whose a record
    is, its time, its id. The table names a record once under these conditions."""

    unit_id: Any
    at: Any
    record_id: Any
    conditions: tuple[ColumnElement[bool], ...] = ()


def newest_of(
    along: Along, units: Collection[UUID], conditions: Sequence[ColumnElement[bool]], before: str | None, limit: int
) -> Select[UUID]:
    """The ids of the newest records of these units that meet the conditions and lie behind the place ``before``.

    Raises ``request_invalid`` for what is no place."""
    behind = [] if before is None else [tuple_(along.at, along.record_id) < read_place(before)]
    narrowed = [*along.conditions, *conditions, *behind]
    return newest_among(along, [[along.unit_id == unit_id, *narrowed] for unit_id in units], limit)


def newest_among(along: Along, parts: Sequence[Sequence[ColumnElement[bool]]], limit: int) -> Select[UUID]:
    """The ids of the newest records that meet all conditions of one of the parts; no record is of two."""
    if not parts:
        return select(along.record_id).where(false())
    each = [
        select(along.at.label("at"), along.record_id.label("id"))
        .where(*part)
        .order_by(along.at.desc(), along.record_id.desc())
        .limit(limit)
        .subquery()
        for part in parts
    ]
    names = [
        column("at", along.at.type),
        column("id", along.record_id.type),
    ]  # many parts: ``part.c`` costs as much again
    found = union_all(*(select(*names).select_from(part) for part in each)).subquery()
    return select(found.c.id).order_by(found.c.at.desc(), found.c.id.desc()).limit(limit)
