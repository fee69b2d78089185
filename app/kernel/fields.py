"""Fields of the wire that marshmallow has no exact word for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from marshmallow import fields

from .clock import format_instant, to_milliseconds


class Instant(fields.AwareDateTime):
    """RFC 3339 with an offset; written in UTC with ``Z`` and milliseconds, read into an aware datetime in UTC."""

    def __init__(self, **options: Any) -> None:
        super().__init__(format="iso", **options)

    def _serialize(self, value: datetime | None, *_context: Any, **_options: Any) -> str | None:
        return None if value is None else format_instant(value)

    def _deserialize(self, value: Any, *context: Any, **options: Any) -> datetime:
        instant = super()._deserialize(value, *context, **options)
        try:
            return to_milliseconds(instant.astimezone(UTC))
        except OverflowError:  # the first or last day of the calendar, with an offset
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE) from None
