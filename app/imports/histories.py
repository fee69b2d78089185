"""Who may read that a list was taken in: whoever took it in, and those who administer their unit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.audit import AuditEntry
from app.kernel.history import history_for

from .service import KIND


@dataclass(frozen=True, slots=True)
class _Taken:
    by: UUID | None
    unit_id: UUID | None


def _taken(session: Session, import_id: UUID) -> _Taken | None:
    """An import leaves no row of its own: what it brought does, and the audit tells of it."""
    of_import = (AuditEntry.record_id == str(import_id), AuditEntry.kind == KIND)
    found = session.execute(select(AuditEntry.actor_id, AuditEntry.unit_id).where(*of_import)).first()
    return None if found is None else _Taken(*found)


def _may_read(actor: Actor, taken: _Taken) -> bool:
    return taken.by == actor.officer_id or actor.allows({Role.ADMIN}, taken.unit_id)


HISTORIES = (history_for(KIND, _taken, _may_read),)
