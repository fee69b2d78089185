"""Enrolling a phone with its public key, and taking an enrolment back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.kernel.command import Applied, Context, Record
from app.kernel.database import is_sqlite
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError
from app.kernel.execute import lock_for
from app.kernel.house import House
from app.kernel.ids import derived_id
from app.kernel.models import StoredCommand
from app.kernel.signing import load_public_jwk, verify

from . import rules
from .models import Device, Enrolment, Officer
from .sessions import SignIn, bind_to_phone, end_sessions_on
from .tickets import ticket_time
from .units import readable_units


@dataclass(frozen=True, slots=True)
class Asked:
    """What a phone says when it asks to be enrolled (``docs/wire.md``, section 1)."""

    device_id: UUID
    device_name: str
    public_key: Mapping[str, str]
    ticket: str
    proof: str


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The answer; ``next_sequence`` is 1 unless this key has spoken before."""

    id: UUID
    device_id: UUID
    officer_id: UUID
    next_sequence: int


def enrol(house: House, found: SignIn, asked: Asked) -> Enrolled:
    """Enrol the phone for the signed-in officer and bind the session to it; the same key again is the same enrolment.

    Raises ``sign_in_again``, ``ticket_invalid``, ``public_key_invalid``, ``enrolment_proof_invalid`` or
    ``enrolment_revoked``."""
    _check(house, found, asked)
    key = asked.public_key
    enrolment_id = derived_id("enrolment", asked.device_id, found.officer_id, key["x"], key["y"])
    with system_transaction(house.bus, house.clock) as context:
        lock_for(context.session, [enrolment_id])
        _enrol_once(context, enrolment_id, found.officer_id, asked)
        expires_at = context.now + timedelta(days=house.settings.session_days)
        bind_to_phone(context.session, found, asked.device_id, enrolment_id, expires_at)
        spoken = context.session.scalar(
            select(func.max(StoredCommand.seq)).where(StoredCommand.enrolment_id == enrolment_id)
        )
    return Enrolled(enrolment_id, asked.device_id, found.officer_id, (spoken or 0) + 1)


def _check(house: House, found: SignIn, asked: Asked) -> None:
    now = house.clock.now()
    if not rules.is_fresh(found.signed_in_at, now):
        raise DomainError("sign_in_again")
    issued_at = ticket_time(house.ticket_key, asked.ticket)
    if issued_at is None or now - issued_at > rules.ENROLMENT_TICKET_AGE:
        raise DomainError("ticket_invalid")
    try:
        key = load_public_jwk(dict(asked.public_key))
    except ValueError:
        raise DomainError("public_key_invalid") from None
    said = f"xunlu-enrol:v1:{asked.device_id}:{found.officer_id}:{asked.ticket}"
    if not verify(key, asked.proof, said.encode()):
        raise DomainError("enrolment_proof_invalid")


def _enrol_once(context: Context, enrolment_id: UUID, officer_id: UUID, asked: Asked) -> None:
    earlier = context.session.execute(select(Enrolment.revoked_at).where(Enrolment.id == enrolment_id)).first()
    if earlier is not None:
        if earlier.revoked_at is not None:
            raise DomainError("enrolment_revoked")
        return
    _remember_device(context.session, context.now, asked)
    row = {
        "id": enrolment_id,
        "device_id": asked.device_id,
        "officer_id": officer_id,
        "public_key": dict(asked.public_key),
        "enrolled_at": context.now,
    }
    context.session.execute(insert(Enrolment), [row])
    context.changed(
        "enrolment.created",
        "enrolment",
        enrolment_id,
        unit_id=_unit_of(context.session, officer_id),
        officer_id=officer_id,
        device=str(asked.device_id),
        device_name=asked.device_name,
    )


def _remember_device(session: Session, now: datetime, asked: Asked) -> None:
    dialect = sqlite if is_sqlite(session) else postgresql
    row = {"id": asked.device_id, "name": asked.device_name, "enrolled_at": now}
    session.execute(dialect.insert(Device).values(row).on_conflict_do_nothing(index_elements=["id"]))


def revoke_enrolment(context: Context, payload: dict[str, Any]) -> Applied:
    """Revoke an enrolment: the own one, or that of an officer whom the actor supervises or administers."""
    enrolment_id: UUID = payload["enrolment_id"]
    officer_id = context.session.scalar(select(Enrolment.officer_id).where(Enrolment.id == enrolment_id))
    if officer_id is None:
        raise DomainError("not_found")
    unit_id = _unit_of(context.session, officer_id)
    if officer_id != context.actor.officer_id:
        if unit_id not in readable_units(context.actor):
            raise DomainError("not_found")
        context.actor.require(rules.REVOKING_ROLES, unit_id)
    revoke(context, enrolment_id, officer_id, unit_id)
    return Applied(Record("enrolment", enrolment_id))


def revoke(context: Context, enrolment_id: UUID, officer_id: UUID, unit_id: UUID | None) -> None:
    """Take a phone's key out of force and sign it out; whoever calls has decided that it may be."""
    in_force = (Enrolment.id == enrolment_id) & Enrolment.revoked_at.is_(None)
    written = context.session.execute(
        update(Enrolment).where(in_force).values(revoked_at=context.now).returning(Enrolment.id)
    )
    end_sessions_on(context.session, context.now, enrolment_id)
    if written.first() is not None:
        context.changed("enrolment.revoked", "enrolment", enrolment_id, unit_id=unit_id, officer_id=officer_id)


def _unit_of(session: Session, officer_id: UUID) -> UUID | None:
    return session.scalar(select(Officer.unit_id).where(Officer.id == officer_id))
