"""Made people, phones and commands. A made phone signs like a real one, with a P-256 key of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import insert

from app.accounts.models import Device, Enrolment, Officer, RoleGrant, Unit
from app.kernel import signing
from app.kernel.actor import Role
from app.kernel.clock import format_instant
from app.kernel.database import write_transaction
from app.kernel.ids import uuid7

PASSWORD = "correct horse battery"


def make_unit(name: str = "一中队", parent_id: UUID | None = None, kind: str = "squad") -> UUID:
    """Insert a unit; return its id."""
    unit_id = uuid4()
    with write_transaction() as session:
        session.execute(
            insert(Unit), [{"id": unit_id, "parent_id": parent_id, "name": name, "kind": kind, "version": 1}]
        )
    return unit_id


def make_officer(
    unit_id: UUID,
    *roles: Role,
    badge: str | None = None,
    rank: str = "police",
    password_hash: str = "!",
    over: UUID | None = None,
    mentor_id: UUID | None = None,
) -> UUID:
    """Insert an officer with ``roles`` (officer by default) over ``over`` (the own unit by default); return the id."""
    officer_id = uuid4()
    row = {
        "id": officer_id,
        "badge": badge or officer_id.hex[:8],
        "name": "测试",
        "rank": rank,
        "unit_id": unit_id,
        "mentor_id": mentor_id,
        "password_hash": password_hash,
        "active": True,
        "version": 1,
    }
    grants = [{"officer_id": officer_id, "role": r, "unit_id": over or unit_id} for r in roles or (Role.OFFICER,)]
    with write_transaction() as session:
        session.execute(insert(Officer), [row])
        session.execute(insert(RoleGrant), grants)
    return officer_id


@dataclass
class MadePhone:
    """A phone with its enrolment, sequence and chain; ``say`` returns what goes into a batch."""

    officer_id: UUID
    device_id: UUID
    enrolment_id: UUID
    key: ec.EllipticCurvePrivateKey
    seq: int = 0
    prev: str | None = None
    ticket: str | None = None
    said: list[dict[str, str]] = field(default_factory=list)

    def say(
        self, type_: str, payload: dict[str, Any], at: datetime, *, fix: dict[str, Any] | None = None, **changes: Any
    ) -> dict[str, str]:
        """Make and sign the next command; ``changes`` replace members of the envelope."""
        self.seq += 1
        envelope = {
            "v": 1,
            "suite": signing.SUITE,
            "id": str(uuid7(at)),
            "type": type_,
            "app": "0.1.0",
            "device": str(self.device_id),
            "officer": str(self.officer_id),
            "enrolment": str(self.enrolment_id),
            "seq": self.seq,
            "prev": self.prev,
            "ticket": self.ticket,
            "occurred_at": format_instant(at),
            "clock_offset_ms": 0,
            "fix": fix,
            "supersedes": None,
            "payload": payload,
        }
        envelope.update(changes)
        signed = self.sign(json.dumps(envelope, ensure_ascii=False, separators=(",", ":")))
        self.prev = signing.sha256_hex(signed["body"].encode())
        self.said.append(signed)
        return signed

    def sign(self, body: str) -> dict[str, str]:
        """Sign any text as this phone."""
        return {"body": body, "signature": signing.sign(self.key, body.encode())}


def make_phone(officer_id: UUID, at: datetime, device_id: UUID | None = None) -> MadePhone:
    """Insert a device (unless one is named) and an enrolment of it for the officer."""
    phone = MadePhone(officer_id, device_id or uuid4(), uuid4(), ec.generate_private_key(ec.SECP256R1()))
    row = {
        "id": phone.enrolment_id,
        "device_id": phone.device_id,
        "officer_id": officer_id,
        "public_key": signing.public_jwk(phone.key.public_key()),
        "enrolled_at": at - timedelta(days=1),
    }
    with write_transaction() as session:
        if device_id is None:
            session.execute(insert(Device), [{"id": phone.device_id, "name": "测试机", "enrolled_at": at}])
        session.execute(insert(Enrolment), [row])
    return phone


def fix_at(latitude: float, longitude: float, at: datetime, accuracy_m: float = 8) -> dict[str, Any]:
    """A position as an envelope holds it."""
    return {
        "datum": "wgs84",
        "latitude": latitude,
        "longitude": longitude,
        "accuracy_m": accuracy_m,
        "at": format_instant(at),
    }
