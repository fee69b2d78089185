"""What a phone will say, signed and laid out as bytes before the clock starts."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from app.kernel import signing
from app.kernel.clock import format_instant
from app.kernel.ids import uuid7

from .county import CODE, LATITUDE, LONGITUDE, Due
from .load import Load
from .phone import Phone
from .photos import digest_of, photo_parts
from .wire import request


@dataclass(frozen=True, slots=True)
class Exchange:
    """One batch: the request with its commands, an upload for each photo, and where the chain stands after it."""

    commands: bytes
    uploads: tuple[tuple[bytes, bytes], ...]
    count: int
    seq: int
    prev: str | None


class Author:
    """Writes a phone's commands; each follows the one before in sequence and chain."""

    def __init__(self, phone: Phone, due: Sequence[Due]) -> None:
        self._phone = phone
        self._key: ec.EllipticCurvePrivateKey = phone.key()
        self._due = due
        self._seq, self._prev = phone.seq, phone.prev
        self._headers = {"Host": phone.origin.removeprefix("http://"), "Origin": phone.origin, "Cookie": phone.cookie}

    def write(self, load: Load, exchanges: int) -> list[Exchange]:
        """As many exchanges as asked for."""
        return [self._exchange(load) for _ in range(exchanges)]

    def _exchange(self, load: Load) -> Exchange:
        marks = [secrets.token_hex(16).encode() for _ in range(load.batch if load.photo else 0)]
        signed = [self._report(mark) for mark in marks] or [self._check_in() for _ in range(load.batch)]
        batch = {
            "device_time": format_instant(datetime.now(UTC)),
            "unsent": {"commands": load.batch, "photos": len(marks)},
            "app": "bench",
            "commands": signed,
        }
        headers = {**self._headers, "Content-Type": "application/json", "Accept-Encoding": "gzip"}
        post = request("POST", "/commands", headers, json.dumps(batch, ensure_ascii=False).encode())
        return Exchange(post, tuple(self._upload(mark) for mark in marks), load.batch, self._seq, self._prev)

    def _upload(self, mark: bytes) -> tuple[bytes, bytes]:
        start, rest = photo_parts(mark)
        length = len(start) + len(rest)
        headers = {
            **self._headers,
            "Content-Type": "application/offset+octet-stream",
            "Xunlu-Enrolment": self._phone.enrolment_id,
            "Upload-Offset": "0",
            "Upload-Length": str(length),
        }
        return request("PATCH", f"/photos/{digest_of(mark)}", headers, length=length) + start, rest

    def _check_in(self) -> dict[str, str]:
        due = secrets.choice(self._due)
        return self._sign("checkin.check_in", {"post_id": due.post_id, "requirement_id": due.requirement_id})

    def _report(self, mark: bytes) -> dict[str, str]:
        photo = {
            "digest": digest_of(mark),
            "size_bytes": sum(map(len, photo_parts(mark))),
            "media_type": "image/jpeg",
            "source": "camera",
            "camera": None,
        }
        payload = {
            "plate": {"text": "鲁P12345", "type_code": "02", "manual_reason": None},
            "offences": [{"code": CODE, "speeding": None, "decision_number": None}],
            "section_id": None,
            "chainage_m": None,
            "place_text": "谷山路口",
            "crew_ids": [],
            "outcome": "recorded",
            "note": "",
            "photos": [photo],
        }
        return self._sign("violation.report", payload)

    def _sign(self, type_: str, payload: dict[str, Any]) -> dict[str, str]:
        now, phone = datetime.now(UTC), self._phone
        self._seq += 1
        at = format_instant(now)
        envelope = {
            "v": 1,
            "suite": signing.SUITE,
            "id": str(uuid7(now)),
            "type": type_,
            "app": "bench",
            "device": phone.device_id,
            "officer": phone.officer_id,
            "enrolment": phone.enrolment_id,
            "seq": self._seq,
            "prev": self._prev,
            "ticket": phone.ticket,
            "occurred_at": at,
            "clock_offset_ms": 0,
            "fix": {"datum": "wgs84", "latitude": LATITUDE, "longitude": LONGITUDE, "accuracy_m": 12.5, "at": at},
            "supersedes": None,
            "payload": payload,
        }
        body = json.dumps(envelope, ensure_ascii=False, separators=(",", ":"))
        raw = body.encode()
        self._prev = signing.sha256_hex(raw)
        return {"body": body, "signature": signing.sign(self._key, raw)}
