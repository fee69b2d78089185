"""Tickets: the server's random, dated tokens that give a command its time bracket.

A ticket needs no table. It holds its issue time and randomness, authenticated for one purpose with the server's key, so
nobody can make one up or move one to an earlier time.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from app.kernel.signing import from_base64url, to_base64url

_TIME_BYTES, _RANDOM_BYTES, _MAC_BYTES = 8, 12, 16


def issue_ticket(key: bytes, now: datetime) -> str:
    """Return a fresh ticket dated ``now``."""
    head = int(now.timestamp() * 1000).to_bytes(_TIME_BYTES) + secrets.token_bytes(_RANDOM_BYTES)
    return to_base64url(head + _mac(key, head))


def ticket_time(key: bytes, ticket: str) -> datetime | None:
    """When the ticket was issued (UTC), or None if this server never issued it."""
    try:
        raw = from_base64url(ticket)
    except ValueError:
        return None
    head, mac = raw[: _TIME_BYTES + _RANDOM_BYTES], raw[_TIME_BYTES + _RANDOM_BYTES :]
    if len(mac) != _MAC_BYTES or not hmac.compare_digest(mac, _mac(key, head)):
        return None
    milliseconds = int.from_bytes(head[:_TIME_BYTES])
    return datetime.fromtimestamp(milliseconds // 1000, UTC).replace(microsecond=milliseconds % 1000 * 1000)


def _mac(key: bytes, head: bytes) -> bytes:
    return hmac.new(key, b"xunlu-ticket:v1:" + head, hashlib.sha256).digest()[:_MAC_BYTES]
