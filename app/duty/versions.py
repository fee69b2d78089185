"""Changing a row that somebody else may change too, and telling what it was before."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from app.kernel.command import Context
from app.kernel.errors import DomainError

from .models import Plan, Post, Section

_UNKNOWN = {"post": "post_unknown", "section": "section_unknown"}


def write_next(
    session: Session, table: type[Plan | Post | Section], record_id: UUID, version: int, changes: dict[str, Any]
) -> None:
    """Make the row at ``version`` the next one, with ``changes``; raise ``version_conflict`` if it stands elsewhere."""
    at_version = update(table).where(table.id == record_id, table.version == version)
    result = session.execute(at_version.values(**changes, version=version + 1))
    if not isinstance(result, CursorResult) or result.rowcount == 0:
        raise DomainError("version_conflict")


class Place(Protocol):
    """A post or a section of a unit."""

    @property
    def id(self) -> UUID: ...
    @property
    def unit_id(self) -> UUID: ...
    @property
    def ended_at(self) -> datetime | None: ...


def end_place(context: Context, table: type[Post | Section], kind: str, place: Place, version: int) -> None:
    """Give a place up for good, as it was seen at ``version``; raise ``<kind>_unknown`` for one that was before."""
    if place.ended_at is not None:
        raise DomainError(_UNKNOWN[kind])
    write_next(context.session, table, place.id, version, {"ended_at": context.now})
    context.changed(f"duty.{kind}_ended", kind, place.id, unit_id=place.unit_id)


def told(members: dict[str, Any]) -> dict[str, Any]:
    """Members as the audit keeps them: JSON."""
    return {name: _json(value) for name, value in members.items()}


def _json(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_json(each) for each in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
