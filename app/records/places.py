"""Places in lists that are ordered by a record's time: opaque to whoever goes on from one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from app.kernel.clock import format_instant, parse_instant
from app.kernel.errors import DomainError


def place_of(corrected_at: datetime, record_id: UUID) -> str:
    """The place of a record."""
    return f"{format_instant(corrected_at)}~{record_id}"


def read_place(text: str) -> tuple[datetime, UUID]:
    """Its record's time and id; raise ``request_invalid`` for what is no place."""
    at, _, record_id = text.partition("~")
    try:
        return parse_instant(at), UUID(record_id)
    except ValueError:
        raise DomainError("request_invalid", fields={"before": ["not a place in this list"]}) from None
