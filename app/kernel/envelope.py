"""The envelope of a field command: the exact bytes that a phone signed (``docs/wire.md``, section 2).

Reading it decides only whether the bytes *are* a command. Whether its position, payload or type is acceptable is
decided later, where a refusal is kept; here a defect means that nothing is stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from . import strictjson
from .clock import parse_instant
from .errors import DomainError
from .signing import SUITE, sha256_hex

VERSION = 1
MAX_BODY_BYTES = 64 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TYPE = re.compile(r"[a-z_]{1,40}\.[a-z_]{1,40}")
_WHO = {"app", "device", "officer", "enrolment"}
_WHEN = {"seq", "prev", "ticket", "occurred_at", "clock_offset_ms"}
_FIELDS = {"v", "suite", "id", "type", "fix", "supersedes", "payload"} | _WHO | _WHEN
_FIX_FIELDS = {"datum", "latitude", "longitude", "accuracy_m", "at"}


@dataclass(frozen=True, slots=True)
class RawFix:
    """A position as claimed: degrees WGS-84, metres, instant. Not yet checked for being possible."""

    latitude: float
    longitude: float
    accuracy_m: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Envelope:
    """A parsed command body, beside the very text it was read from."""

    body: str
    digest: str
    id: UUID
    type: str
    app: str
    device_id: UUID
    officer_id: UUID
    enrolment_id: UUID
    seq: int
    prev: str | None
    ticket: str | None
    occurred_at: datetime
    clock_offset_ms: int | None
    fix: RawFix | None
    supersedes: UUID | None
    payload: dict[str, Any]


def read_envelope(body: str) -> Envelope:
    """Parse a body; raise DomainError ``envelope_malformed`` (params.reason) or ``envelope_unsupported``."""
    try:
        raw = body.encode("utf-8")
    except UnicodeEncodeError:
        raise _malformed("surrogate") from None
    if len(raw) > MAX_BODY_BYTES:
        raise _malformed("too_long")
    try:
        fields = strictjson.loads(body)
    except strictjson.MalformedJson as error:
        raise _malformed(error.reason) from None
    if not isinstance(fields, dict):
        raise _malformed("not_an_object")
    if fields.get("v") != VERSION or fields.get("suite") != SUITE:
        raise DomainError("envelope_unsupported")
    if set(fields) != _FIELDS:
        raise _malformed("fields")
    return _build(body, sha256_hex(raw), fields)


def _build(body: str, digest: str, f: dict[str, Any]) -> Envelope:
    return Envelope(
        body=body,
        digest=digest,
        id=_uuid(f, "id", version=7),
        type=_text(f, "type", _TYPE),
        app=_text(f, "app", re.compile(r"[ -~]{1,64}")),
        device_id=_uuid(f, "device"),
        officer_id=_uuid(f, "officer"),
        enrolment_id=_uuid(f, "enrolment"),
        seq=_integer(f, "seq", 1, 2**31 - 1),
        prev=None if f["prev"] is None else _text(f, "prev", _DIGEST),
        ticket=None if f["ticket"] is None else _text(f, "ticket", re.compile(r"[A-Za-z0-9_-]{1,200}")),
        occurred_at=_instant(f, "occurred_at"),
        clock_offset_ms=None if f["clock_offset_ms"] is None else _integer(f, "clock_offset_ms", -(2**52), 2**52),
        fix=None if f["fix"] is None else _fix(f["fix"]),
        supersedes=None if f["supersedes"] is None else _uuid(f, "supersedes"),
        payload=_object(f, "payload"),
    )


def _fix(value: object) -> RawFix:
    if not isinstance(value, dict) or set(value) != _FIX_FIELDS or value["datum"] != "wgs84":
        raise _malformed("fix")
    latitude, longitude, accuracy_m = (_number(value, name) for name in ("latitude", "longitude", "accuracy_m"))
    return RawFix(latitude, longitude, accuracy_m, _instant(value, "at"))


def _malformed(reason: str) -> DomainError:
    return DomainError("envelope_malformed", reason=reason)


def _uuid(fields: dict[str, Any], name: str, version: int | None = None) -> UUID:
    text = fields[name]
    try:
        value = UUID(text)
    except (ValueError, AttributeError, TypeError):
        raise _malformed(name) from None
    if str(value) != text or (version is not None and value.version != version):
        raise _malformed(name)
    return value


def _text(fields: dict[str, Any], name: str, pattern: re.Pattern[str]) -> str:
    value = fields[name]
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _malformed(name)
    return value


def _integer(fields: dict[str, Any], name: str, low: int, high: int) -> int:
    value = fields[name]
    if type(value) is not int or not low <= value <= high:
        raise _malformed(name)
    return value


def _number(fields: dict[str, Any], name: str) -> float:
    value = fields[name]
    if type(value) not in (int, float):
        raise _malformed("fix")
    return float(value)


def _instant(fields: dict[str, Any], name: str) -> datetime:
    value = fields[name]
    try:
        return parse_instant(value)
    except (ValueError, TypeError, OverflowError):
        raise _malformed(name) from None


def _object(fields: dict[str, Any], name: str) -> dict[str, Any]:
    value = fields[name]
    if not isinstance(value, dict):
        raise _malformed(name)
    return value
