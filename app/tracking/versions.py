"""Changing a car or a device that somebody else may change too, and telling what it was before."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.kernel.command import Context
from app.kernel.errors import DomainError

from .models import Tracker, Vehicle


class OfUnit(Protocol):
    """A record of a unit."""

    @property
    def id(self) -> UUID: ...
    @property
    def unit_id(self) -> UUID: ...


def write_next(
    session: Session, table: type[Vehicle | Tracker], record_id: UUID, version: int, changes: dict[str, Any]
) -> None:
    """Make the row at ``version`` the next one, with ``changes``; raise ``version_conflict`` if it stands elsewhere."""
    at_version = update(table).where(table.id == record_id, table.version == version)
    written = session.execute(at_version.values(**changes, version=version + 1).returning(table.id))
    if written.first() is None:
        raise DomainError("version_conflict")


def tell_change(context: Context, action: str, kind: str, before: OfUnit, changes: dict[str, Any]) -> None:
    """Tell the audit of both units what was and is, so that phones of the old one drop the record."""
    was = {name: _json(getattr(before, name)) for name in changes}
    now = {name: _json(value) for name, value in changes.items()}
    for unit_id in sorted({before.unit_id, changes.get("unit_id", before.unit_id)}, key=str):
        context.changed(action, kind, before.id, unit_id=unit_id, before=was, after=now)


def _json(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
