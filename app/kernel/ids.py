"""Ids: made by whoever says a thing first, sortable by time, or derived from their cause."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID, uuid5

NAMESPACE = UUID("6f1f6e0a-4f0c-5c39-9a6e-3d1b0f6f7a11")


def uuid7(now: datetime) -> UUID:
    """Return a UUID version 7 (RFC 9562) of the instant ``now``."""
    milliseconds = int(now.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    value = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)


def derived_id(*parts: object) -> UUID:
    """Return the id that follows from its causes: the same parts always give the same id."""
    return uuid5(NAMESPACE, "\x1f".join(str(part) for part in parts))
