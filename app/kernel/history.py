"""The history of one record, as the audit keeps it: who changed it, when, what was before and after, and why.

A feature declares a :class:`History` for each kind of record that it keeps; who may read the record may read what
became of it, and nobody else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from .actor import Actor
from .audit import AuditDetail, AuditEntry

#: What the audit notes for machines, or for two readers at once; people read the rest.
_NOT_FOR_PEOPLE = frozenset({"command_digest", "before", "after", "reason", "why"})


@dataclass(frozen=True, slots=True)
class History:
    """That records of ``kind`` have a history, and who may read that of the record with an id (text)."""

    kind: str
    may_read: Callable[[Session, Actor, str], bool]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change. ``before`` and ``after`` are the members that it was about; None where nothing was told.

    ``actor_id`` is None for the system itself."""

    seq: int
    at: datetime
    actor_id: UUID | None
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None


def history_of(
    session: Session, kind: str, record_id: str, before: int | None, limit: int
) -> tuple[list[HistoryEntry], int | None]:
    """The changes of a record, the latest first, at most ``limit``; those with a sequence below ``before``. And the
    sequence below which earlier ones go on, if there may be any.

    A change that was told to two units stands once."""
    e, d = AuditEntry, AuditDetail
    query = (
        select(e.seq, e.at, e.actor_id, e.command_id, e.action, d.detail)
        .join(d, d.seq == e.seq, isouter=True)
        .where(e.record_id == record_id, e.kind == kind)
    )
    if before is not None:
        query = query.where(e.seq < before)
    rows = session.execute(query.order_by(e.seq.desc()).limit(limit)).all()
    told = {(row.command_id, row.action, row.detail) if row.command_id else row.seq: row for row in rows}
    return [_entry(row) for row in told.values()], rows[-1].seq if len(rows) == limit else None


def _entry(row: Any) -> HistoryEntry:
    detail: dict[str, Any] = json.loads(row.detail) if row.detail else {}
    rest = {name: value for name, value in detail.items() if name not in _NOT_FOR_PEOPLE}
    reason = detail.get("reason") or detail.get("why")
    after = {**rest, **_members(detail.get("after"))}
    return HistoryEntry(
        seq=row.seq,
        at=row.at,
        actor_id=row.actor_id,
        action=row.action,
        before=_members(detail.get("before")) or None,
        after=after or None,
        reason=reason if isinstance(reason, str) else None,
    )


def _members(said: object) -> dict[str, Any]:
    return said if isinstance(said, dict) else {}


def history_id(text: str) -> UUID | None:
    """The id of a record that has UUIDs for ids; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


Found = TypeVar("Found")


def history_for(
    kind: str, find: Callable[[Session, UUID], Found | None], may_read: Callable[[Actor, Found], bool]
) -> History:
    """The history of records that have UUIDs for ids, for those who may read the record that ``find`` finds."""

    def check(session: Session, actor: Actor, text: str) -> bool:
        record_id = history_id(text)
        found = find(session, record_id) if record_id else None
        return found is not None and may_read(actor, found)

    return History(kind, check)
