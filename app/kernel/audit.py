"""The audit: append-only, hash-chained, and the order of everything.

Its head row is locked until the transaction commits, so the audit's sequence is the order of commits and no reader
of changes ever skips a row. An entry holds only a salted digest of its details; the details stand in a table of
their own that retention may empty without breaking the chain."""

from __future__ import annotations

import secrets
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    true,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from . import strictjson
from .clock import format_instant
from .database import Base, on_tables
from .signing import sha256_hex

GENESIS = "0" * 64


class AuditEntry(Base):
    """One change, chained to the one before. ``unit_id`` and ``officer_id`` say whose record it touched."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_record", "record_id", "kind", "seq"),)

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None]
    command_id: Mapped[UUID | None] = mapped_column(index=True)
    action: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[str] = mapped_column(String(64))
    unit_id: Mapped[UUID | None]
    officer_id: Mapped[UUID | None]
    detail_digest: Mapped[str] = mapped_column(String(64))
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditDetail(Base):
    """What was before and after, and why; erasable."""

    __tablename__ = "audit_detail"

    seq: Mapped[int] = mapped_column(ForeignKey("audit_entry.seq"), primary_key=True, autoincrement=False)
    salt: Mapped[str] = mapped_column(String(32))
    detail: Mapped[str]


class AuditHead(Base):
    """The single row that is locked while somebody appends."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))


# Statements of the hot path are built once, and on tables, not mapped classes: that halves their cost.
_ENTRY, _DETAIL, _HEAD = (cast(Table, model.__table__) for model in (AuditEntry, AuditDetail, AuditHead))
_HEAD_ROW = select(_HEAD.c.seq, _HEAD.c.hash).where(_HEAD.c.id == 1)
_LOCKED_HEAD = _HEAD_ROW.with_for_update()
_INSERT_ENTRY, _INSERT_DETAIL = insert(_ENTRY), insert(_DETAIL)
_MOVE_HEAD = update(_HEAD).where(_HEAD.c.id == 1).values(seq=bindparam("new_seq"), hash=bindparam("new_hash"))


@dataclass(frozen=True, slots=True)
class Change:
    """A change as a verb tells it, before it has its place in the chain."""

    action: str
    kind: str
    record_id: str
    unit_id: UUID | None = None
    officer_id: UUID | None = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A change with who made it and for which command."""

    change: Change
    actor_id: UUID | None
    command_id: UUID | None


def lock_head(session: Session) -> tuple[int, str]:
    """Lock the audit until commit; return its last sequence and hash."""
    head = on_tables(session, _LOCKED_HEAD).one()
    return head.seq, head.hash


def append(session: Session, now: datetime, head: tuple[int, str], placed: Sequence[Placed]) -> None:
    """Chain ``placed`` behind a locked ``head``: its members get the sequences head + 1, head + 2, …"""
    if not placed:
        return
    seq, last = head
    entries, details = [], []
    for item in placed:
        seq += 1
        detail, salt = strictjson.dumps(item.change.detail), secrets.token_hex(16)
        row = _row(seq, now, item, _detail_digest(salt, detail), last)
        last = row["hash"]
        entries.append(row)
        details.append({"seq": seq, "salt": salt, "detail": detail})
    on_tables(session, _INSERT_ENTRY, entries)
    on_tables(session, _INSERT_DETAIL, details)
    on_tables(session, _MOVE_HEAD, {"new_seq": seq, "new_hash": last})


def _row(seq: int, now: datetime, item: Placed, detail_digest: str, prev_hash: str) -> dict[str, Any]:
    change = item.change
    row: dict[str, Any] = {
        "seq": seq,
        "at": now,
        "actor_id": item.actor_id,
        "command_id": item.command_id,
        "action": change.action,
        "kind": change.kind,
        "record_id": change.record_id,
        "unit_id": change.unit_id,
        "officer_id": change.officer_id,
        "detail_digest": detail_digest,
        "prev_hash": prev_hash,
    }
    row["hash"] = entry_hash(row)
    return row


def entry_hash(row: dict[str, Any]) -> str:
    """The chained hash: SHA-256 over the entry's members in a fixed order, the hash before it included."""
    members = [
        row["seq"],
        format_instant(row["at"]),
        *(None if row[k] is None else str(row[k]) for k in ("actor_id", "command_id")),
        row["action"],
        row["kind"],
        row["record_id"],
        *(None if row[k] is None else str(row[k]) for k in ("unit_id", "officer_id")),
        row["detail_digest"],
        row["prev_hash"],
    ]
    return sha256_hex(strictjson.dumps(members).encode())


def _detail_digest(salt: str, detail: str) -> str:
    return sha256_hex(f"{salt}\n{detail}".encode())


# -- verification ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Defect:
    """The first place at which the audit isn't what it was: ``reason`` is a stable word."""

    seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head that was exported and is kept elsewhere: proof against a rewritten tail."""

    seq: int
    hash: str


def current_anchor(session: Session) -> Anchor:
    """The present head, to be kept where the database's owner can't reach it."""
    head = session.execute(_HEAD_ROW).one()
    return Anchor(head.seq, head.hash)


def verify(session: Session, anchors: Sequence[Anchor] = ()) -> Defect | None:
    """Walk the whole chain; return its first defect or None.

    Reasons: ``missing`` (a hole), ``inserted`` (a row out of the chain), ``edited``, ``detail_edited``,
    ``rewritten`` (differs from an anchor), ``truncated`` (ends before the head or an anchor), ``headless`` (the row
    that says where it ends is gone)."""
    wanted = {anchor.seq: anchor.hash for anchor in anchors}
    expected, last = 1, GENESIS
    with closing(_walk(session)) as walk:
        for row, salt, detail in walk:
            defect = _check(row, salt, detail, expected, last)
            if defect is None and wanted.get(row["seq"], row["hash"]) != row["hash"]:
                defect = Defect(row["seq"], "rewritten")
            if defect is not None:
                return defect
            expected, last = expected + 1, row["hash"]
    head = session.execute(_HEAD_ROW).one_or_none()
    if head is None:
        return Defect(expected, "headless")
    return _check_end(Anchor(head.seq, head.hash), anchors, expected - 1, last)


def _walk(session: Session) -> Generator[tuple[dict[str, Any], str | None, str | None], None, None]:
    query = (
        select(AuditEntry.__table__, AuditDetail.salt, AuditDetail.detail)
        .join(AuditDetail, AuditDetail.seq == AuditEntry.seq, isouter=True)
        .order_by(AuditEntry.seq)
        .execution_options(yield_per=1000)
    )
    with session.execute(query) as rows:  # a walk that stops at a defect closes its cursor
        for row in rows.mappings():
            yield dict(row), row["salt"], row["detail"]


def _check(row: dict[str, Any], salt: str | None, detail: str | None, expected: int, last: str) -> Defect | None:
    seq = row["seq"]
    if seq > expected:
        return Defect(expected, "missing")
    if seq < expected:
        return Defect(seq, "inserted")
    if row["prev_hash"] != last:
        return _blame(row)
    if entry_hash(row) != row["hash"]:
        return Defect(seq, "edited")
    if salt is not None and detail is not None and _detail_digest(salt, detail) != row["detail_digest"]:
        return Defect(seq, "detail_edited")
    return None


def _blame(row: dict[str, Any]) -> Defect:
    """Whose fault a broken link is: an entry that is true to itself points at the one before it."""
    before = max(row["seq"] - 1, 1)
    if entry_hash(row) == row["hash"]:
        return Defect(before, "edited")
    if entry_hash({**row, "seq": row["seq"] - 1}) == row["hash"]:
        return Defect(before, "inserted")
    return Defect(row["seq"], "edited")


def _check_end(head: Anchor, anchors: Sequence[Anchor], last_seq: int, last_hash: str) -> Defect | None:
    furthest = max([head.seq, *(anchor.seq for anchor in anchors)])
    if last_seq < furthest:
        return Defect(last_seq + 1, "truncated")
    if last_seq > head.seq:
        return Defect(head.seq + 1, "inserted")
    if head.hash != last_hash:
        return Defect(last_seq, "rewritten")
    return None


# -- retention ------------------------------------------------------------------------------------------------------


def count_details(session: Session, before: datetime) -> int:
    """How many details belong to entries older than an instant."""
    return session.scalar(select(func.count()).select_from(AuditDetail).where(_told_before(session, before))) or 0


def erase_details(session: Session, before: datetime, at_most: int) -> int:
    """Erase details of entries older than ``before``, the oldest first; return how many.

    The chain holds as it is: an entry keeps the digest of its detail, and without the salt nobody can guess it."""
    oldest = session.scalar(select(func.min(AuditDetail.seq)))
    if oldest is None:
        return 0
    old = delete(AuditDetail).where(_told_before(session, before), AuditDetail.seq < oldest + at_most)
    return len(session.scalars(old.returning(AuditDetail.seq)).all())


def _told_before(session: Session, before: datetime) -> ColumnElement[bool]:
    """Condition: a detail of an entry older than an instant. Sequences rise with time."""
    first_kept = session.scalar(select(AuditEntry.seq).where(AuditEntry.at >= before).order_by(AuditEntry.seq).limit(1))
    return true() if first_kept is None else AuditDetail.seq < first_kept


def head_seq(session: Session) -> int:
    """The last sequence as committed: what a cursor of changes may reach."""
    return session.execute(select(func.max(AuditEntry.seq))).scalar() or 0
