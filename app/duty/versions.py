"""Changing a row that somebody else may change too, and telling what it was before."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from app.kernel.errors import DomainError

from .models import Plan, Post, Section


def write_next(
    session: Session, table: type[Plan | Post | Section], record_id: UUID, version: int, changes: dict[str, Any]
) -> None:
    """Make the row at ``version`` the next one, with ``changes``; raise ``version_conflict`` if it stands elsewhere."""
    at_version = update(table).where(table.id == record_id, table.version == version)
    result = session.execute(at_version.values(**changes, version=version + 1))
    if not isinstance(result, CursorResult) or result.rowcount == 0:
        raise DomainError("version_conflict")


def told(members: dict[str, Any]) -> dict[str, Any]:
    """Members as the audit keeps them: JSON."""
    return {name: _json(value) for name, value in members.items()}


def _json(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_json(each) for each in value]
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
