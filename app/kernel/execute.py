"""The one write path: ``execute_field`` for what phones signed, ``execute_desk`` for what a desk asks.

Both give the same promises. Saying the same thing twice gives the first answer. A verb runs in a savepoint of its
own; what it refuses leaves no domain row. The audit places every command, applied or refused, and that place is its
number."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

from marshmallow import Schema, ValidationError
from sqlalchemy import Table, bindparam, insert, select, text, update
from sqlalchemy.orm import Session

from . import audit
from .actor import Actor
from .clock import format_instant
from .command import Applied, Bus, CommandType, Context, Deferred, Fix, Record, do_deferred
from .database import is_sqlite, on_tables, savepoint
from .envelope import Envelope, RawFix
from .errors import DomainError
from .models import StoredCommand
from .occurrence import CLOCK_SLACK, Occurrence
from .receipts import ReceiptSigner, SignedText

MAX_ACCURACY_M = 100_000.0


@dataclass(slots=True)
class FieldCommand:
    """A field command whose signature held, on its way through the write path."""

    envelope: Envelope
    signature: str
    actor: Actor
    occurrence: Occurrence
    flags: tuple[str, ...]
    type: CommandType | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    fix: Fix | None = None
    refusal: DomainError | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back for one field command: a receipt, or a problem that stored nothing."""

    receipt: SignedText | None = None
    replayed: bool = False
    problem: DomainError | None = None


def prepare(bus: Bus, command: FieldCommand) -> FieldCommand:
    """Check type, position and payload, all that needs no database; a refusal is kept in the command."""
    try:
        command.type = _field_type(bus, command.envelope.type)
        command.fix = check_fix(command.envelope.fix)
        command.payload = _load(command.type, command.envelope.payload)
    except DomainError as refusal:
        command.refusal = refusal
    return command


def _field_type(bus: Bus, name: str) -> CommandType:
    found = bus.types.get(name)
    if found is None or found.channel != "field":
        raise DomainError("command_unknown")
    return found


def _load(command_type: CommandType, payload: dict[str, Any]) -> dict[str, Any]:
    try:
        loaded: dict[str, Any] = _schema(command_type.payload).load(payload)
    except ValidationError as error:
        raise DomainError("payload_invalid", fields=error.messages_dict) from None
    return loaded


@cache
def _schema(of: type[Schema]) -> Schema:
    """One instance for all commands of a type: making one costs more than reading a payload with it."""
    return of()


def check_fix(raw: RawFix | None) -> Fix | None:
    """Turn a claimed position into a possible one; raise ``fix_invalid`` naming the impossible member."""
    if raw is None:
        return None
    if not -90 <= raw.latitude <= 90:
        raise DomainError("fix_invalid", field="latitude")
    if not -180 <= raw.longitude <= 180:
        raise DomainError("fix_invalid", field="longitude")
    if not 0 <= raw.accuracy_m <= MAX_ACCURACY_M:
        raise DomainError("fix_invalid", field="accuracy_m")
    return Fix(raw.latitude, raw.longitude, raw.accuracy_m, raw.at)


# -- a batch of field commands --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Run:
    """A command that is new, after its verb ran."""

    command: FieldCommand
    applied: Applied | None
    refusal: DomainError | None
    changes: list[audit.Change]
    deferred: list[tuple[Deferred, Hashable]] = field(default_factory=list)
    row: dict[str, Any] = field(default_factory=dict)


def execute_field(
    bus: Bus, session: Session, now: datetime, signer: ReceiptSigner, commands: Sequence[FieldCommand]
) -> list[Answer]:
    """Run prepared commands inside a write transaction; answers stand in the same order."""
    lock_for(session, {c.envelope.enrolment_id for c in commands})
    known = _Known(session, commands)
    runs: dict[UUID, _Run] = {}
    answers: list[Answer | UUID] = []
    for command in commands:
        answer = known.answer(command) or _repeated(runs, command)
        if answer is None:
            runs[command.envelope.id] = _run(bus, session, now, command, known)
            known.take(command)
        answers.append(answer or command.envelope.id)
    do_deferred(session, now, (each for run in runs.values() for each in run.deferred))
    _store(session, now, signer, list(runs.values()), known)
    return [_receipt_of(runs[a], replayed=False) if isinstance(a, UUID) else a for a in answers]


def lock_for(session: Session, keys: Iterable[object]) -> None:
    """Queue behind other transactions that name one of ``keys``; on SQLite the writer is alone anyway."""
    if is_sqlite(session):
        return
    for number in sorted(_lock_number(key) for key in keys):
        session.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": number})


def _lock_number(key: object) -> int:
    return int.from_bytes(hashlib.sha256(str(key).encode()).digest()[:8], signed=True)


@dataclass(frozen=True, slots=True)
class _Link:
    """A stored command as its neighbours in the chain see it."""

    id: UUID
    digest: str
    prev: str | None
    link: str
    occurred_at: datetime


class _Known:
    """What is stored already about a batch: by command id, and the neighbours in each chain."""

    def __init__(self, session: Session, commands: Sequence[FieldCommand]) -> None:
        ids = {c.envelope.id for c in commands} | {c.envelope.supersedes for c in commands if c.envelope.supersedes}
        self.by_id = {row.id: row for row in on_tables(session, _STORED, {"ids": list(ids)})}
        self.chain = {
            (row.enrolment_id, row.seq): _Link(row.id, row.digest, row.prev, row.link, row.occurred_at)
            for enrolment, seqs in _wanted(commands).items()
            for row in on_tables(session, _NEIGHBOURS, {"enrolment": enrolment, "seqs": list(seqs)})
        }

    def answer(self, command: FieldCommand) -> Answer | None:
        """The answer that needs no work: a replay or a conflict."""
        envelope = command.envelope
        row = self.by_id.get(envelope.id)
        if row is not None and row.channel == "field":
            if row.digest != envelope.digest:
                return Answer(problem=DomainError("command_conflict"))
            return Answer(SignedText(row.receipt, row.receipt_signature), replayed=True)
        if row is not None:
            return Answer(problem=DomainError("command_conflict"))
        holder = self.chain.get((envelope.enrolment_id, envelope.seq))
        if holder is not None and holder.id != envelope.id:
            return Answer(problem=DomainError("sequence_conflict"))
        return None

    def take(self, command: FieldCommand) -> None:
        e = command.envelope
        self.chain[e.enrolment_id, e.seq] = _Link(e.id, e.digest, e.prev, "new", e.occurred_at)

    def link(self, envelope: Envelope) -> str:
        """Whether ``prev`` names the command before: "ok", "pending" while that is missing, or "broken"."""
        if envelope.seq == 1:
            return "ok" if envelope.prev is None else "broken"
        before = self.chain.get((envelope.enrolment_id, envelope.seq - 1))
        if before is None:
            return "pending"
        return "ok" if before.digest == envelope.prev else "broken"

    def clock_went_back(self, envelope: Envelope) -> bool:
        """Whether the phone's clock stood later when it made the command before."""
        before = self.chain.get((envelope.enrolment_id, envelope.seq - 1))
        return before is not None and before.occurred_at > envelope.occurred_at + CLOCK_SLACK

    def waiting_successor(self, envelope: Envelope) -> tuple[UUID, str] | None:
        """The stored command that waited for this one, with its link's new state."""
        after = self.chain.get((envelope.enrolment_id, envelope.seq + 1))
        if after is None or after.link != "pending":
            return None
        return after.id, "ok" if after.prev == envelope.digest else "broken"


# Statements of the hot path are built once, and on the table, not the mapped class: that halves their cost.
_T = cast(Table, StoredCommand.__table__)
_INSERT = insert(_T)
_STORED = select(
    *(_T.c[name] for name in ("id", "channel", "type", "digest", "status", "officer_id", "record_kind", "record_id")),
    *(_T.c[name] for name in ("receipt", "receipt_signature")),
).where(_T.c.id.in_(bindparam("ids", expanding=True)))
_NEIGHBOURS = select(
    *(_T.c[name] for name in ("enrolment_id", "seq", "id", "digest", "prev", "link", "occurred_at")),
).where(_T.c.enrolment_id == bindparam("enrolment"), _T.c.seq.in_(bindparam("seqs", expanding=True)))


def _wanted(commands: Sequence[FieldCommand]) -> dict[UUID, set[int]]:
    """By enrolment, the sequence numbers of a batch and those beside them."""
    wanted: dict[UUID, set[int]] = {}
    for command in commands:
        seq = command.envelope.seq
        wanted.setdefault(command.envelope.enrolment_id, set()).update((seq - 1, seq, seq + 1))
    return wanted


def _repeated(runs: dict[UUID, _Run], command: FieldCommand) -> Answer | UUID | None:
    earlier = runs.get(command.envelope.id)
    if earlier is None:
        return None
    if earlier.command.envelope.digest != command.envelope.digest:
        return Answer(problem=DomainError("command_conflict"))
    return command.envelope.id


def _run(bus: Bus, session: Session, now: datetime, command: FieldCommand, known: _Known) -> _Run:
    if command.refusal is not None or command.type is None:
        return _Run(command, None, command.refusal, [])
    context = Context(
        session=session,
        now=now,
        actor=command.actor,
        command_id=command.envelope.id,
        occurrence=command.occurrence,
        fix=command.fix,
        enrolment_id=command.envelope.enrolment_id,
        digest=command.envelope.digest,
    )
    try:
        context.supersedes = _superseded(command, known)
        applied = _apply(bus, context, command.type, command.payload)
    except DomainError as refusal:
        return _Run(command, None, refusal, [])
    return _Run(command, applied, None, context.changes, context.deferred)


def _apply(bus: Bus, context: Context, command_type: CommandType, payload: dict[str, Any]) -> Applied:
    """Run verb and reactions in a savepoint; what raises leaves nothing behind."""
    if not context.actor.roles & command_type.roles:
        raise DomainError("not_allowed")
    with savepoint(context.session):
        applied = command_type.verb(context, payload)
        bus.react(context)
    return applied


def _superseded(command: FieldCommand, known: _Known) -> Record | None:
    envelope = command.envelope
    if envelope.supersedes is None:
        return None
    row = known.by_id.get(envelope.supersedes)
    if row is None or row.status != "applied" or row.officer_id != envelope.officer_id or row.type != envelope.type:
        raise DomainError("supersedes_unknown")
    return Record(row.record_kind, UUID(row.record_id))


def _store(session: Session, now: datetime, signer: ReceiptSigner, runs: Sequence[_Run], known: _Known) -> None:
    if not runs:
        return
    head = audit.lock_head(session)
    placed: list[audit.Placed] = []
    for run in runs:
        number = head[0] + len(placed) + 1
        placed += _placed(run)
        run.row = _row(run, now, number, known)
        receipt = signer.sign(_receipt_fields(run))
        run.row |= {"receipt": receipt.text, "receipt_signature": receipt.signature}
        _close_link(session, known, run)
    audit.append(session, now, head, placed)
    on_tables(session, _INSERT, [each.row for each in runs])


def _close_link(session: Session, known: _Known, run: _Run) -> None:
    waiting = known.waiting_successor(run.command.envelope)
    if waiting is not None:
        successor, link = waiting
        session.execute(update(StoredCommand).where(StoredCommand.id == successor).values(link=link))


def _placed(run: _Run) -> list[audit.Placed]:
    """The command's changes, or one entry that says it was said; the first carries the signed bytes' digest."""
    envelope, actor = run.command.envelope, run.command.actor
    changes = run.changes
    if not changes:
        verdict = "command.applied" if run.applied else "command.refused"
        detail = {"type": envelope.type, "code": run.refusal.code if run.refusal else None}
        changes = [audit.Change(verdict, "command", str(envelope.id), actor.unit_id, actor.officer_id, detail)]
    first = changes[0]
    first.detail["command_digest"] = envelope.digest
    return [audit.Placed(change, actor.officer_id, envelope.id) for change in changes]


def _row(run: _Run, now: datetime, number: int, known: _Known) -> dict[str, Any]:
    envelope, occurrence, applied = run.command.envelope, run.command.occurrence, run.applied
    went_back = ("clock_went_back",) if known.clock_went_back(envelope) else ()
    return {
        "id": envelope.id,
        "channel": "field",
        "type": envelope.type,
        "digest": envelope.digest,
        "body": envelope.body,
        "signature": run.command.signature,
        "officer_id": envelope.officer_id,
        "unit_id": run.command.actor.unit_id,
        "enrolment_id": envelope.enrolment_id,
        "seq": envelope.seq,
        "prev": envelope.prev,
        "link": known.link(envelope),
        "occurred_at": occurrence.claimed_at,
        "corrected_at": occurrence.corrected_at,
        "bracket_from": occurrence.bracket_from,
        "received_at": now,
        "flags": [*run.command.flags, *went_back, *(applied.flags if applied else ())],
        "status": "applied" if applied else "refused",
        "code": run.refusal.code if run.refusal else None,
        "params": run.refusal.params if run.refusal else {},
        "record_kind": applied.record.kind if applied else None,
        "record_id": str(applied.record.id) if applied else None,
        "supersedes": envelope.supersedes,
        "number": number,
    }


def _receipt_fields(run: _Run) -> dict[str, Any]:
    row = run.row
    bracket_from = row["bracket_from"]
    return {
        "kind": "command",
        "id": str(row["id"]),
        "digest": row["digest"],
        "enrolment": str(row["enrolment_id"]),
        "seq": row["seq"],
        "type": row["type"],
        "number": row["number"],
        "status": row["status"],
        "code": row["code"],
        "params": row["params"],
        "record": {"kind": row["record_kind"], "id": row["record_id"]} if run.applied else None,
        "photos": list(run.applied.photos) if run.applied else [],
        "link": row["link"],
        "flags": row["flags"],
        "bracket": {
            "from": format_instant(bracket_from) if bracket_from else None,
            "to": format_instant(row["received_at"]),
        },
        "received_at": format_instant(row["received_at"]),
    }


def _receipt_of(run: _Run, *, replayed: bool) -> Answer:
    return Answer(SignedText(run.row["receipt"], run.row["receipt_signature"]), replayed)
