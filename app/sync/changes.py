"""What happened elsewhere, since a cursor. The audit's sequence is the cursor, so nothing is skipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from app.kernel.actor import Actor, Role
from app.kernel.audit import AuditEntry, head_seq
from app.kernel.feed import Feed, Reader
from app.kernel.signing import sha256_hex

Feeds = Mapping[str, Feed]


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: where the reader stands now, and what to put or drop."""

    cursor: str
    cursor_reset: bool
    more: bool
    changes: list[dict[str, Any]]


def changes_since(reader: Reader, feeds: Feeds, cursor: str | None, limit: int) -> Page:
    """The next page of changes; a fresh start where the cursor is none of this reader's present scope.

    A fresh start is one answer that holds everything a phone needs, whatever ``limit`` says."""
    head = head_seq(reader.session)
    mark = _fingerprint(reader.actor)
    since = _read_cursor(cursor, mark, head)
    if since is None:
        everything = [_put(kind, i, data) for kind, feed in feeds.items() for i, data in feed.snapshot(reader).items()]
        return Page(f"{head}.{mark}", True, False, everything)
    touched = _touched(reader, feeds, since, head, limit)
    more = len(touched) == limit
    last = touched[-1][0] if more else head
    return Page(f"{last}.{mark}", False, more, _load(reader, feeds, touched))


def _fingerprint(actor: Actor) -> str:
    """A digest of what the actor may see; it changes when unit or roles do."""
    grants = sorted(f"{role}:{unit}" for role, units in actor.grants.items() for unit in units)
    return sha256_hex("\n".join([str(actor.officer_id), str(actor.unit_id), *grants]).encode())[:16]


def _read_cursor(cursor: str | None, mark: str, head: int) -> int | None:
    """The sequence in a cursor, or None when it isn't one of this reader's scope and this database's past."""
    seq, _, known_mark = (cursor or "").partition(".")
    if known_mark != mark or not (seq.isascii() and seq.isdecimal()) or len(seq) > 18 or int(seq) > head:
        return None
    return int(seq)


def _touched(reader: Reader, feeds: Feeds, since: int, until: int, limit: int) -> list[tuple[int, str, str]]:
    """The entries after ``since``, up to ``until``, that may concern the reader: (seq, kind, record id), in order."""
    entry, actor = AuditEntry, reader.actor
    query = (
        select(entry.seq, entry.kind, entry.record_id)
        .where(
            entry.seq > since,
            entry.seq <= until,  # what is committed meanwhile belongs to the next page
            entry.kind.in_(list(feeds)),
            or_(entry.unit_id.is_(None), entry.unit_id.in_(actor.units(Role)), entry.officer_id == actor.officer_id),
        )
        .order_by(entry.seq)
        .limit(limit)
    )
    return [(row.seq, row.kind, row.record_id) for row in reader.session.execute(query)]


def _load(reader: Reader, feeds: Feeds, touched: list[tuple[int, str, str]]) -> list[dict[str, Any]]:
    """Each touched record once, as it is now, in the order of its last change."""
    last = {(kind, record_id): seq for seq, kind, record_id in touched}
    ids: dict[str, list[str]] = {}
    for kind, record_id in last:
        ids.setdefault(kind, []).append(record_id)
    shown = {kind: feeds[kind].load(reader, wanted) for kind, wanted in ids.items()}
    ordered = sorted(last, key=last.__getitem__)
    return [_put(kind, i, shown[kind][i]) if i in shown[kind] else _drop(kind, i) for kind, i in ordered]


def _put(kind: str, record_id: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "id": record_id, "op": "put", "data": data}


def _drop(kind: str, record_id: str) -> dict[str, Any]:
    return {"kind": kind, "id": record_id, "op": "drop", "data": None}
