"""Sign-in sessions: begun by proof, looked up by a random id, bound to a phone, ended by anybody who should."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.command import Context
from app.kernel.database import db, on_tables, write_transaction
from app.kernel.desk import system_transaction
from app.kernel.errors import DomainError
from app.kernel.house import House
from app.kernel.signing import sha256_hex

from . import throttling
from .codes import code_hash, use_code
from .models import Officer, RoleGrant, SignInSession
from .officers import spread
from .passwords import Authenticator
from .rules import UNENROLLED_SESSION, wants_renewal


@dataclass(frozen=True, slots=True)
class SignIn:
    """A living session. ``device_id`` and ``enrolment_id`` are set once its phone is enrolled."""

    session_id: str
    officer_id: UUID
    device_id: UUID | None
    enrolment_id: UUID | None
    signed_in_at: datetime
    expires_at: datetime


def sign_in(
    house: House, authenticator: Authenticator, credentials: Mapping[str, str], address: str, replaced: str | None
) -> str:
    """Prove who it is and begin a session; return its id. The session ``replaced`` ends with it.

    Raises ``sign_in_throttled`` or ``sign_in_failed``; both attempts and successes are audited."""
    attempt = throttling.begin_attempt(house.ticket_key, house.clock.now(), credentials["badge"], address)
    try:
        officer_id = authenticator.authenticate(db.session(), house.clock, credentials)
    except DomainError:
        with system_transaction(house.bus, house.clock) as context:
            context.changed("session.refused", "session", attempt.address_row, badge=credentials["badge"])
        raise
    with system_transaction(house.bus, house.clock) as context:
        throttling.forgive(context.session, attempt)
        if replaced is not None:
            _end(context.session, context.now, replaced)
        return _begin(context, officer_id)


def sign_in_by_code(house: House, code: str, address: str, replaced: str | None) -> str:
    """Begin a session with a code that was scanned; return its id. The session ``replaced`` ends with it.

    Raises ``sign_in_throttled`` and what :func:`app.accounts.codes.use_code` raises; refusals are audited too."""
    subject = f"code:{code_hash(code)[:32]}"
    attempt = throttling.begin_attempt(house.ticket_key, house.clock.now(), subject, address)
    try:
        with system_transaction(house.bus, house.clock) as context:
            officer_id = use_code(context, code)
            throttling.forgive(context.session, attempt)
            if replaced is not None:
                _end(context.session, context.now, replaced)
            return _begin(context, officer_id)
    except DomainError as refusal:
        with system_transaction(house.bus, house.clock) as context:
            context.changed("session.refused", "session", attempt.address_row, code=refusal.code)
        raise


def _begin(context: Context, officer_id: UUID) -> str:
    session_id, now = secrets.token_urlsafe(32), context.now
    row = {
        "id": session_id,
        "officer_id": officer_id,
        "signed_in_at": now,
        "expires_at": now + UNENROLLED_SESSION,
    }
    context.session.execute(insert(SignInSession), [row])
    unit_id = context.session.scalar(select(Officer.unit_id).where(Officer.id == officer_id))
    context.changed("session.begun", "session", public_name(session_id), unit_id=unit_id, officer_id=officer_id)
    return session_id


def public_name(session_id: str) -> str:
    """What the audit calls a session: its id is a credential and is never written there."""
    return sha256_hex(session_id.encode())[:32]


# Every request needs this one: built once, and on tables. A row for each grant, spread over the units below.
_SESSION, _OFFICER, _GRANT = (cast(Table, model.__table__) for model in (SignInSession, Officer, RoleGrant))
_WHOSE = select(_SESSION.c.officer_id).where(_SESSION.c.id == bindparam("id")).scalar_subquery()
_HELD = spread(_GRANT.c.officer_id == _WHOSE)
_LIVING = (
    select(
        *(_SESSION.c[name] for name in ("officer_id", "device_id", "enrolment_id", "signed_in_at", "expires_at")),
        *(_OFFICER.c[name] for name in ("unit_id", "rank")),
        _HELD.c.role,
        _HELD.c.unit_id.label("over"),
    )
    .join(_OFFICER, _OFFICER.c.id == _SESSION.c.officer_id)
    .outerjoin(_HELD, _HELD.c.officer_id == _OFFICER.c.id)
    .where(_SESSION.c.id == bindparam("id"), _SESSION.c.ended_at.is_(None), _SESSION.c.expires_at > bindparam("now"))
    .where(_OFFICER.c.active)
)


def find_session(session: Session, session_id: str, now: datetime) -> tuple[SignIn, Actor] | None:
    """The living session of an active officer and who that is, in one query; None for any other."""
    rows = on_tables(session, _LIVING, {"id": session_id, "now": now}).all()
    if not rows:
        return None
    row = rows[0]
    found = SignIn(session_id, row.officer_id, row.device_id, row.enrolment_id, row.signed_in_at, row.expires_at)
    grants: dict[Role, set[UUID]] = {}
    for each in rows if row.role is not None else ():
        grants.setdefault(Role(each.role), set()).add(each.over)
    held = {role: frozenset(units) for role, units in grants.items()}
    return found, Actor(row.officer_id, row.unit_id, row.rank, held)


def renew(found: SignIn, now: datetime, days: int) -> bool:
    """Lengthen the session of an enrolled phone that is in use, at most once an hour; tell whether it was."""
    lifetime = timedelta(days=days)
    if found.device_id is None or not wants_renewal(found.expires_at, now, lifetime):
        return False
    with write_transaction() as session:
        session.execute(
            update(SignInSession).where(SignInSession.id == found.session_id).values(expires_at=now + lifetime)
        )
    return True


def bind_to_phone(session: Session, found: SignIn, device_id: UUID, enrolment_id: UUID, expires_at: datetime) -> None:
    """From now on the session speaks for this phone, and lives as long as phones do."""
    session.execute(
        update(SignInSession)
        .where(SignInSession.id == found.session_id)
        .values(device_id=device_id, enrolment_id=enrolment_id, expires_at=expires_at)
    )


def sign_out(house: House, found: SignIn) -> None:
    """End the session: its cookie is dead wherever a copy of it lies."""
    with system_transaction(house.bus, house.clock) as context:
        _end(context.session, context.now, found.session_id)
        context.changed("session.ended", "session", public_name(found.session_id), officer_id=found.officer_id)


def end_sessions_of(session: Session, now: datetime, officer_id: UUID) -> None:
    """End every session of an officer: disabled, or with a new password."""
    living = (SignInSession.officer_id == officer_id) & SignInSession.ended_at.is_(None)
    session.execute(update(SignInSession).where(living).values(ended_at=now))


def end_sessions_on(session: Session, now: datetime, enrolment_id: UUID) -> None:
    """End every session of a revoked phone."""
    living = (SignInSession.enrolment_id == enrolment_id) & SignInSession.ended_at.is_(None)
    session.execute(update(SignInSession).where(living).values(ended_at=now))


def _end(session: Session, now: datetime, session_id: str) -> None:
    living = (SignInSession.id == session_id) & SignInSession.ended_at.is_(None)
    session.execute(update(SignInSession).where(living).values(ended_at=now))
