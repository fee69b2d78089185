"""Passwords, and signing in with one; certificates can come as a second authenticator beside it."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Protocol
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type, hash_secret_raw
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.clock import Clock
from app.kernel.errors import DomainError

from .models import Officer

TIME_COST, MEMORY_KIB, PARALLELISM = 2, 19_456, 1
_hasher = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=PARALLELISM)


class Authenticator(Protocol):
    """A way to prove who one is."""

    def authenticate(self, session: Session, clock: Clock, credentials: Mapping[str, str], /) -> UUID:
        """Return the id of the active officer whom the credentials prove, or raise ``sign_in_failed``."""
        ...


class PasswordAuthenticator:
    """Badge and password. An unknown or disabled badge costs the same work as a wrong password."""

    def authenticate(self, session: Session, _clock: Clock, credentials: Mapping[str, str]) -> UUID:
        row = session.execute(
            select(Officer.id, Officer.password_hash, Officer.active).where(Officer.badge == credentials["badge"])
        ).first()
        officer_id, password_hash, active = row if row else (None, _hash_of_nobody(), False)
        fits = _fits(password_hash, credentials["password"])
        if officer_id is None or not fits or not active:
            raise DomainError("sign_in_failed")
        return officer_id


def hash_password(password: str) -> str:
    """The argon2id hash to keep."""
    return _hasher.hash(_normal(password))


def unusable_password() -> str:
    """A hash to keep for somebody who has no password yet and signs in by a code: nobody knows what fits it."""
    return _hash_of_nobody()


def password_tag(password: str, salt: bytes) -> str:
    """A slow, salted tag that tells two passwords apart where a request's text is kept; ``salt``: 16 bytes or more."""
    raw = hash_secret_raw(_normal(password).encode(), salt, TIME_COST, MEMORY_KIB, PARALLELISM, 16, Type.ID)
    return raw.hex()


def _fits(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, _normal(password))
    except (VerificationError, InvalidHashError):
        return False


def _normal(password: str) -> str:
    """Full-width digits from a Chinese keyboard are the same digits (NFKC)."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hash_of_nobody() -> str:
    return hash_password(secrets.token_urlsafe(32))
