"""Taking in a batch of commands: read, authenticate, execute, answer.

Everything that needs no lock happens before the transaction opens: parsing, signatures, payloads. What can't be
read or isn't signed by the enrolment it names becomes a problem beside the others' receipts and stores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import Contact, EnrolmentInfo, actors_of, enrolments_by_ids, write_contact
from app.accounts.tickets import issue_ticket, ticket_time
from app.kernel.actor import Actor
from app.kernel.clock import format_instant
from app.kernel.database import db, write_transaction
from app.kernel.envelope import Envelope, read_envelope
from app.kernel.errors import DomainError
from app.kernel.execute import Answer, FieldCommand, execute_field, prepare
from app.kernel.house import House
from app.kernel.problems import problem_of
from app.kernel.signing import load_public_jwk, verify

from .gaps import gaps_of
from .rules import clock_jumped, place_in_time


@dataclass(frozen=True, slots=True)
class Transport:
    """Whose session carries the batch: only enrolments of its device may ride. ``actor``: its officer, if there is a
    session."""

    device_id: UUID | None
    enrolment_id: UUID | None
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as its request said it."""

    device_time: datetime
    app: str
    unsent_commands: int
    unsent_photos: int
    signed: Sequence[Mapping[str, str]]


def receive(house: House, transport: Transport, batch: Batch) -> dict[str, Any]:
    """Run a batch in one transaction; return the answer's JSON. Raises ``batch_too_large``."""
    limit = house.settings.batch_max_commands
    if len(batch.signed) > limit:
        raise DomainError("batch_too_large", limit=limit)
    now = house.clock.now()
    items = _read(batch)
    enrolments = _enrolments(items)
    commands = _authenticate(house, transport, batch, items, enrolments, now)
    with write_transaction() as session:
        answered = execute_field(house.bus, session, now, house.signer, commands) if commands else []
        gaps = _announced_gaps(session, transport, commands)
        receipts = sum(answer.receipt is not None for answer in answered)
        _note_contact(session, transport, batch, receipts, now)
    answers = iter(answered)
    return {
        "server_time": format_instant(now),
        "ticket": issue_ticket(house.ticket_key, now),
        "results": [_result(item, next(answers) if item.problem is None else None) for item in items],
        "gaps": gaps,
    }


@dataclass(slots=True)
class _Item:
    """One signed text of the batch, with its envelope or its problem."""

    signature: str
    body: str
    envelope: Envelope | None = None
    problem: DomainError | None = None


def _read(batch: Batch) -> list[_Item]:
    items = [_Item(signed["signature"], signed["body"]) for signed in batch.signed]
    for item in items:
        try:
            item.envelope = read_envelope(item.body)
        except DomainError as problem:
            item.problem = problem
    return items


def _enrolments(items: Sequence[_Item]) -> dict[UUID, EnrolmentInfo]:
    ids = {item.envelope.enrolment_id for item in items if item.envelope}
    return enrolments_by_ids(db.session(), ids) if ids else {}


def _authenticate(
    house: House,
    transport: Transport,
    batch: Batch,
    items: Sequence[_Item],
    enrolments: Mapping[UUID, EnrolmentInfo],
    now: datetime,
) -> list[FieldCommand]:
    """Commands whose signature holds, prepared; the others' items get their problem."""
    actors = _actors(transport, enrolments.values())
    commands = []
    for item in items:
        if item.envelope is None:
            continue
        try:
            check_sender(item.envelope, item.signature, enrolments.get(item.envelope.enrolment_id), transport.device_id)
        except DomainError as problem:
            item.problem = problem
            continue
        occurrence, flags = _time_of(house, batch, item.envelope, now)
        actor = actors[item.envelope.officer_id]
        commands.append(prepare(house.bus, FieldCommand(item.envelope, item.signature, actor, occurrence, flags)))
    return commands


def _actors(transport: Transport, enrolments: Iterable[EnrolmentInfo]) -> dict[UUID, Actor]:
    """Who may have signed: nearly always the one whose session it is, who is known already."""
    signers = {each.officer_id for each in enrolments}
    if transport.actor is not None and signers == {transport.actor.officer_id}:
        return dict.fromkeys(signers, transport.actor)
    return actors_of(db.session(), signers)


def check_sender(envelope: Envelope, signature: str, enrolment: EnrolmentInfo | None, device_id: UUID | None) -> None:
    """Raise unless the enrolment exists, rides on this session's device, is in force, and signed these bytes."""
    if enrolment is None:
        raise DomainError("enrolment_unknown")
    names = (envelope.device_id, envelope.officer_id)
    if names != (enrolment.device_id, enrolment.officer_id) or enrolment.device_id != device_id:
        raise DomainError("enrolment_foreign")
    if enrolment.revoked_at is not None:
        raise DomainError("enrolment_revoked")
    if not verify(load_public_jwk(enrolment.public_key), signature, envelope.body.encode("utf-8")):
        raise DomainError("signature_invalid")


def _time_of(house: House, batch: Batch, envelope: Envelope, now: datetime) -> tuple[Any, tuple[str, ...]]:
    ticket_at = ticket_time(house.ticket_key, envelope.ticket) if envelope.ticket else None
    occurrence, flags = place_in_time(envelope.occurred_at, envelope.clock_offset_ms, ticket_at, now)
    if clock_jumped(envelope.clock_offset_ms, batch.device_time, now):
        flags += ("clock_jumped",)
    return occurrence, flags


def _announced_gaps(session: Session, transport: Transport, commands: Sequence[FieldCommand]) -> list[dict[str, Any]]:
    """The holes of the enrolments that spoke, or of the session's own in a mere contact."""
    ids = {c.envelope.enrolment_id for c in commands}
    if not ids and transport.enrolment_id is not None:
        ids = {transport.enrolment_id}
    return [
        {"enrolment_id": str(i), "missing": [list(r) for r in ranges]} for i, ranges in gaps_of(session, ids).items()
    ]


def _note_contact(session: Session, transport: Transport, batch: Batch, receipts: int, now: datetime) -> None:
    """Note what the phone still holds once it has this answer: what it announced without what it has receipts for."""
    if transport.enrolment_id is None:
        return
    offset_ms = round((now - batch.device_time).total_seconds() * 1000)
    unsent_commands = max(0, batch.unsent_commands - receipts)
    contact = Contact(now, batch.app, unsent_commands, batch.unsent_photos, offset_ms)
    write_contact(session, transport.enrolment_id, contact)


def _result(item: _Item, answer: Answer | None) -> dict[str, Any]:
    command_id = str(item.envelope.id) if item.envelope else None
    problem = item.problem or (answer.problem if answer else None)
    if problem is not None or answer is None or answer.receipt is None:
        return {"id": command_id, "state": "problem", "problem": problem_of(problem or DomainError("internal_error"))}
    return {
        "id": command_id,
        "state": "receipt",
        "receipt": answer.receipt.text,
        "signature": answer.receipt.signature,
        "replayed": answer.replayed,
    }
