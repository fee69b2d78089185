"""Desk writes and the system's own: the same promises as a phone's, without a signature of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from . import audit
from .actor import SYSTEM, Actor
from .clock import Clock
from .command import Applied, Bus, Context, Record, do_deferred
from .database import write_transaction
from .errors import DomainError
from .execute import lock_for
from .ids import derived_id, uuid7
from .models import StoredCommand
from .occurrence import Occurrence
from .signing import sha256_hex


def execute_desk(
    bus: Bus, clock: Clock, actor: Actor, name: str, key: str, body: str, payload: dict[str, Any]
) -> Record:
    """Run the desk command ``name`` once for (actor, key) in a transaction of its own; return its record.

    ``body`` is the request's text, kept as it came; ``payload`` the same as its schema loaded it. Raises
    ``idempotency_conflict`` when the key was used for other words, and whatever the verb refuses; then nothing is
    stored."""
    command_id = derived_id("desk", actor.officer_id, key)
    digest = sha256_hex(f"{name}\n{body}".encode())
    with write_transaction() as session:
        lock_for(session, [command_id])
        earlier = session.execute(_STORED.where(StoredCommand.id == command_id)).first()
        if earlier is not None:
            return _replayed(earlier.digest, digest, earlier.record_kind, earlier.record_id)
        now = clock.now()
        context = _context(session, now, actor, command_id)
        applied = _run(bus, context, name, payload)
        number = _place(context, command_id)
        row = _row(context, name, digest, body, applied, number)
        session.execute(insert(StoredCommand), [row])
    return applied.record


@contextmanager
def system_transaction(bus: Bus, clock: Clock) -> Iterator[Context]:
    """A write by the system itself (jobs, sign-in): changes told to the context are audited at the end."""
    with write_transaction() as session:
        now = clock.now()
        context = _context(session, now, SYSTEM, uuid7(now))
        yield context
        bus.react(context)
        _place(context, None)


class _Rehearsed(Exception):
    """Ends a rehearsal's transaction."""


@contextmanager
def rehearsal(clock: Clock, actor: Actor, command_id: UUID) -> Iterator[Context]:
    """Try out what a desk command would do: verbs run as they will, then everything is rolled back."""
    try:
        with write_transaction() as session:
            yield _context(session, clock.now(), actor, command_id)
            raise _Rehearsed
    except _Rehearsed:
        pass


_STORED = select(StoredCommand.digest, StoredCommand.record_kind, StoredCommand.record_id)


def _replayed(stored_digest: str, digest: str, kind: str, record_id: str) -> Record:
    if stored_digest != digest:
        raise DomainError("idempotency_conflict")
    return Record(kind, UUID(record_id))


def _context(session: Session, now: datetime, actor: Actor, command_id: UUID) -> Context:
    return Context(session, now, actor, command_id, Occurrence(now, now, now, now, clock_certain=True))


def _run(bus: Bus, context: Context, name: str, payload: dict[str, Any]) -> Applied:
    command_type = bus.types[name]
    if not context.actor.roles & command_type.roles:
        raise DomainError("not_allowed")
    applied = command_type.verb(context, payload)
    bus.react(context)
    return applied


def _place(context: Context, command_id: UUID | None) -> int:
    do_deferred(context.session, context.now, context.deferred)
    head = audit.lock_head(context.session)
    placed = [audit.Placed(change, context.actor.officer_id, command_id) for change in context.changes]
    audit.append(context.session, context.now, head, placed)
    return head[0] + 1


def _row(context: Context, name: str, digest: str, body: str, applied: Applied, number: int) -> dict[str, Any]:
    return {
        "id": context.command_id,
        "channel": "desk",
        "type": name,
        "digest": digest,
        "body": body,
        "signature": None,
        "officer_id": context.actor.officer_id,
        "unit_id": context.actor.unit_id,
        "enrolment_id": None,
        "seq": None,
        "prev": None,
        "link": "ok",
        "occurred_at": context.now,
        "corrected_at": context.now,
        "bracket_from": None,
        "received_at": context.now,
        "flags": [],
        "status": "applied",
        "code": None,
        "params": {},
        "record_kind": applied.record.kind,
        "record_id": str(applied.record.id),
        "supersedes": None,
        "number": number,
        "receipt": None,
        "receipt_signature": None,
    }
