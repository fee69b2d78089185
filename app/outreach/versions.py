"""Changing a target, a campaign or a planned talk that somebody else may change too, and telling what it was before."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.kernel.errors import DomainError

from .models import Campaign, PlanItem, Target


def write_next(
    session: Session, table: type[Target | Campaign | PlanItem], record_id: UUID, version: int, changes: dict[str, Any]
) -> None:
    """Make the row at ``version`` the next one, with ``changes``; raise ``version_conflict`` if it stands elsewhere."""
    at_version = update(table).where(table.id == record_id, table.version == version)
    written = session.execute(at_version.values(**changes, version=version + 1).returning(table.id))
    if written.first() is None:
        raise DomainError("version_conflict")


def told(members: dict[str, Any]) -> dict[str, Any]:
    """Members as the audit keeps them: JSON."""
    return {name: _told(value) for name, value in members.items()}


def _told(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_told(each) for each in value]
    return str(value) if isinstance(value, UUID | date | time) else value
