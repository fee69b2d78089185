"""Slowing down whoever guesses passwords.

An attempt is counted before its password is looked at, so that many at once don't slip through between looking and
counting; a right password takes its own count back and clears the badge. What is kept is a keyed hash, never the badge
or the address.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from app.kernel.database import write_transaction
from app.kernel.errors import DomainError
from app.kernel.execute import lock_for
from app.kernel.ids import uuid7

from .models import FailedSignIn
from .rules import retry_after_s

#: Long enough that guessing gets nowhere, short enough that nobody is kept from their duty by somebody else's guesses.
WINDOW = timedelta(minutes=15)
#: Five tries are what cold fingers and a wrong keyboard layout need.
BADGE_LIMIT = 5
#: A whole station stands behind one address; still far too few to try one password on every badge.
ADDRESS_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Attempt:
    """A counted attempt: the badge's subject, and the id of the row that counts against the address."""

    badge_subject: str
    address_row: UUID


def begin_attempt(key: bytes, now: datetime, badge: str, address: str) -> Attempt:
    """Count an attempt, in a transaction of its own; raise ``sign_in_throttled`` (params.retry_after_s)."""
    attempt = Attempt(_subject(key, "badge", badge), uuid7(now))
    address_subject = _subject(key, "address", address)
    limits = {attempt.badge_subject: BADGE_LIMIT, address_subject: ADDRESS_LIMIT}
    with write_transaction() as session:
        lock_for(session, limits)
        session.execute(delete(FailedSignIn).where(FailedSignIn.at <= now - WINDOW))
        waits = [_wait(session, now, subject, limit) for subject, limit in limits.items()]
        if any(waits):
            raise DomainError("sign_in_throttled", retry_after_s=max(waits))
        for_address = {"id": attempt.address_row, "subject": address_subject, "at": now}
        for_badge = {"id": uuid7(now), "subject": attempt.badge_subject, "at": now}
        session.execute(insert(FailedSignIn), [for_address, for_badge])
    return attempt


def forgive(session: Session, attempt: Attempt) -> None:
    """The password was right: the badge starts anew, the address loses this one count only."""
    mine = or_(FailedSignIn.subject == attempt.badge_subject, FailedSignIn.id == attempt.address_row)
    session.execute(delete(FailedSignIn).where(mine))


def _wait(session: Session, now: datetime, subject: str, limit: int) -> int:
    failures = session.scalars(select(FailedSignIn.at).where(FailedSignIn.subject == subject)).all()
    return retry_after_s(failures, limit, WINDOW, now) or 0


def _subject(key: bytes, kind: str, value: str) -> str:
    return hmac.new(key, f"xunlu-sign-in:v1:{kind}:{value}".encode(), hashlib.sha256).hexdigest()
