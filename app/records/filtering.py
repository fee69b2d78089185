"""Narrowing lists of field records: by unit, by day, by how they stand, by words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate
from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.accounts.service import descendants
from app.kernel.errors import DomainError
from app.kernel.fields import Day
from app.kernel.house import house

from .kinds import FieldRecords

STANDINGS = ("stands", "superseded", "withdrawn")
FORMATS = ("xlsx", "csv")
_LONGEST = 60
#: Over so many days words are looked for at most: each record of them is read.
MAX_DAYS = 92


class FilterSchema(Schema):
    """What a list of field records is narrowed to: a unit and those below it, local days from–to (both included), how
    the records stand, words in their texts."""

    unit = fields.UUID()
    first_day = Day(data_key="from")
    last_day = Day(data_key="to")
    state = fields.String(validate=validate.OneOf(STANDINGS))
    text = fields.String(validate=validate.Length(1, _LONGEST))


def asked_units(session: Session, seen: frozenset[UUID], query: dict[str, Any]) -> frozenset[UUID]:
    """The units of a list: all that are seen, or the one that is asked for with those below; raise ``not_found`` for
    one that isn't seen."""
    unit_id = query.get("unit")
    if unit_id is None:
        return seen
    if unit_id not in seen:
        raise DomainError("not_found")
    return seen & descendants(session, unit_id)


def conditions_of(records: FieldRecords[Any], query: dict[str, Any]) -> list[ColumnElement[bool]]:
    """The conditions of days and standing, as ``FilterSchema`` says them."""
    table = records.table
    found = list(between_days(table.corrected_at, query))
    if "state" in query:
        found.append(_standings(records)[query["state"]])
    return found


def between_days(at: InstrumentedAttribute[datetime] | ColumnElement[datetime], query: dict[str, Any]) -> Iterable[Any]:
    """That an instant lies within the local days from–to."""
    if "first_day" in query:
        yield at >= _begins(query["first_day"])
    if "last_day" in query:
        yield at < _begins(query["last_day"] + timedelta(days=1))


def searched_days(query: dict[str, Any]) -> dict[str, date]:
    """The days over which words are looked for: those asked for, or ``MAX_DAYS`` before the last, up to today.

    Raises ``search_too_wide`` for more."""
    last = query.get("last_day") or _today()
    first = query.get("first_day") or last - timedelta(days=MAX_DAYS - 1)
    if (last - first).days >= MAX_DAYS:
        raise DomainError("search_too_wide", days=MAX_DAYS)
    return {"first_day": first, "last_day": last}


def _today() -> date:
    return house().clock.now().astimezone(house().settings.timezone).date()


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), house().settings.timezone).astimezone(UTC)


def _standings(records: FieldRecords[Any]) -> dict[str, ColumnElement[bool]]:
    table = records.table
    return {
        "stands": records.stands,
        "superseded": table.superseded_by.is_not(None),
        "withdrawn": table.withdrawn_at.is_not(None),
    }


def holds(words: str, *columns: Any) -> ColumnElement[bool]:
    """That one of the columns holds the words, as they are: what a pattern would read otherwise is escaped."""
    pattern = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return or_(*(column.ilike(f"%{pattern}%", escape="\\") for column in columns))
