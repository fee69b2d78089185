"""Sign-in codes (扫码登录): one use, a few minutes, one officer; only the hash of a code is kept.

Whoever scans a code is that officer from then on, as with a password: so it is made by those who may hand out
passwords, and by squad leaders for the field officers of their squads; making, using and revoking are audited."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.kernel.actor import Actor, Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.kernel.execute import lock_for
from app.kernel.signing import sha256_hex, to_base64url

from .models import SignInCode
from .officers import OfficerInfo, officers_by_ids
from .rules import CODE_LIFE, MOVING_ROLES
from .units import readable_units

_CODE_BYTES = 32
_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """A code as its maker sees it; the code itself is told once."""

    id: UUID
    officer_id: UUID
    expires_at: datetime


def new_code() -> tuple[str, str]:
    """A random code and the hash that is kept of it; 256 random bits need no slow hash."""
    code = to_base64url(secrets.token_bytes(_CODE_BYTES))
    return code, code_hash(code)


def code_hash(code: str) -> str:
    """What is stored of a code."""
    return sha256_hex(f"xunlu-sign-in-code:v1:{code}".encode("utf-8", "surrogateescape"))


def get_code(session: Session, code_id: UUID) -> CodeInfo | None:
    """The code of this id, if there is one."""
    columns = (SignInCode.id, SignInCode.officer_id, SignInCode.expires_at)
    row = session.execute(select(*columns).where(SignInCode.id == code_id)).first()
    return None if row is None else CodeInfo(*row)


def holds_code(session: Session, code_id: UUID, code: str) -> bool:
    """Whether the code of this id is this one."""
    return session.scalar(select(SignInCode.code_hash).where(SignInCode.id == code_id)) == code_hash(code)


def create_code(context: Context, payload: dict[str, Any]) -> Applied:
    """Make a code for an officer; one that was made for them before is void at once."""
    session, officer = context.session, _officer(context, payload["officer_id"])
    if not officer.active:
        raise DomainError("officer_unknown")
    session.execute(delete(SignInCode).where(SignInCode.expires_at < context.now - _KEPT))
    lock_for(session, [officer.id])
    waiting = (SignInCode.officer_id == officer.id) & SignInCode.used_at.is_(None) & SignInCode.revoked_at.is_(None)
    session.execute(update(SignInCode).where(waiting).values(revoked_at=context.now))
    row = {
        "id": context.new_id("sign_in_code"),
        "officer_id": officer.id,
        "code_hash": payload["code_hash"],
        "made_by": context.actor.officer_id,
        "expires_at": context.now + CODE_LIFE,
    }
    session.execute(insert(SignInCode), [row])
    _told(context, "officer.code_made", officer, row["id"])
    return Applied(Record("sign_in_code", row["id"]))


def revoke_code(context: Context, payload: dict[str, Any]) -> Applied:
    """Make a code void; one that was used or revoked stays as it is."""
    code = get_code(context.session, payload["code_id"])
    if code is None:
        raise DomainError("not_found")
    officer = _officer(context, code.officer_id)
    standing = (SignInCode.id == code.id) & SignInCode.used_at.is_(None) & SignInCode.revoked_at.is_(None)
    written = context.session.execute(
        update(SignInCode).where(standing).values(revoked_at=context.now).returning(SignInCode.id)
    )
    if written.first() is not None:
        _told(context, "officer.code_revoked", officer, code.id)
    return Applied(Record("sign_in_code", code.id))


def use_code(context: Context, code: str) -> UUID:
    """Whose code it is, used up by this.

    Raises ``sign_in_code_unknown``, ``sign_in_code_used``, ``sign_in_code_revoked`` or ``sign_in_code_expired``."""
    hashed = code_hash(code)
    asked = select(SignInCode).where(SignInCode.code_hash == hashed)
    row = context.session.scalars(asked.with_for_update()).first()
    officer = officers_by_ids(context.session, [row.officer_id]).get(row.officer_id) if row else None
    if row is None or officer is None or not officer.active:
        raise DomainError("sign_in_code_unknown")
    if row.used_at is not None:
        raise DomainError("sign_in_code_used")
    if row.revoked_at is not None:
        raise DomainError("sign_in_code_revoked")
    if row.expires_at <= context.now:
        raise DomainError("sign_in_code_expired")
    context.session.execute(update(SignInCode).where(SignInCode.id == row.id).values(used_at=context.now))
    _told(context, "officer.code_used", officer, row.id)
    return officer.id


def may_make(actor: Actor, officer: OfficerInfo) -> bool:
    """Whether the actor may let the officer in: an admin over all that the officer may do, or the leader of their
    squad for somebody who only works in the field there."""
    over = {officer.unit_id, *(unit_id for _, unit_id in officer.grants)}
    if over <= actor.units({Role.ADMIN}):
        return True
    return over <= actor.units({Role.SQUAD_LEADER}) and set(officer.roles) <= MOVING_ROLES


def _officer(context: Context, officer_id: UUID) -> OfficerInfo:
    officer = officers_by_ids(context.session, [officer_id]).get(officer_id)
    if officer is None or officer.unit_id not in readable_units(context.actor):
        raise DomainError("not_found")
    if not may_make(context.actor, officer):
        raise DomainError("not_allowed")
    return officer


def _told(context: Context, action: str, officer: OfficerInfo, code_id: UUID) -> None:
    context.changed(action, "officer", officer.id, unit_id=officer.unit_id, officer_id=officer.id, code=str(code_id))
