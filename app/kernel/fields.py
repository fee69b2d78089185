"""Fields of the wire that marshmallow has no exact word for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from marshmallow import fields

from .clock import FIRST_DAY, LAST_DAY, format_instant, in_calendar, to_milliseconds


class Instant(fields.AwareDateTime):
    """RFC 3339 with an offset; written in UTC with ``Z`` and milliseconds, read into an aware datetime in UTC.

    Outside of ``FIRST_DAY`` to ``LAST_DAY`` it is invalid: so no sum of times leaves the calendar."""

    def __init__(self, **options: Any) -> None:
        super().__init__(format="iso", **options)

    def _serialize(self, value: datetime | None, *_context: Any, **_options: Any) -> str | None:
        return None if value is None else format_instant(value)

    def _deserialize(self, value: Any, *context: Any, **options: Any) -> datetime:
        instant = super()._deserialize(value, *context, **options)
        try:
            return to_milliseconds(in_calendar(instant).astimezone(UTC))
        except ValueError:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE) from None


class Day(fields.Date):
    """A day of ``FIRST_DAY`` to ``LAST_DAY``, for the same reason."""

    def _deserialize(self, value: Any, *context: Any, **options: Any) -> date:
        day: date = super()._deserialize(value, *context, **options)
        if not FIRST_DAY <= day <= LAST_DAY:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return day
