"""A phone of the demo: signs in, enrols a key of its own, signs commands, holds them, sends them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec

from app.accounts import enrolling, sessions
from app.accounts.passwords import PasswordAuthenticator
from app.accounts.tickets import issue_ticket
from app.geo.points import Wgs84Point
from app.kernel import signing
from app.kernel.clock import format_instant
from app.kernel.database import db
from app.kernel.ids import uuid7
from app.photos import uploads
from app.photos.partials import Upload
from app.sync.receive import Batch, Transport, receive

from .stage import Stage

APP = "demo"


class Refused(RuntimeError):
    """The server didn't apply what a phone of the demo said: the demo and the product don't fit each other."""


@dataclass(frozen=True)
class Said:
    """A command that a phone made, to be said again with a correction."""

    type: str
    payload: dict[str, Any]
    place: Wgs84Point | None


@dataclass
class Phone:
    """An enrolled phone with its sequence, its chain and what it hasn't sent yet."""

    stage: Stage
    officer_id: UUID
    device_id: UUID
    enrolment_id: UUID
    key: ec.EllipticCurvePrivateKey
    ticket: str
    seq: int = 0
    prev: str | None = None
    unsent: list[dict[str, str]] = field(default_factory=list)
    photos: list[bytes] = field(default_factory=list)
    said: dict[str, Said] = field(default_factory=dict)

    def say(
        self,
        type_: str,
        payload: dict[str, Any],
        at: datetime,
        place: Wgs84Point | None,
        accuracy_m: float = 8,
        supersedes: str | None = None,
    ) -> str:
        """Make and sign the next command; it waits in the phone. Returns its id."""
        self.seq += 1
        command_id = str(uuid7(at))
        envelope = {
            "v": 1,
            "suite": signing.SUITE,
            "id": command_id,
            "type": type_,
            "app": APP,
            "device": str(self.device_id),
            "officer": str(self.officer_id),
            "enrolment": str(self.enrolment_id),
            "seq": self.seq,
            "prev": self.prev,
            "ticket": self.ticket,
            "occurred_at": format_instant(at),
            "clock_offset_ms": 0,
            "fix": None if place is None else _fix(place, accuracy_m, at),
            "supersedes": supersedes,
            "payload": payload,
        }
        body = json.dumps(envelope, ensure_ascii=False, separators=(",", ":"))
        self.unsent.append({"body": body, "signature": signing.sign(self.key, body.encode())})
        self.prev = signing.sha256_hex(body.encode())
        self.said[command_id] = Said(type_, payload, place)
        return command_id

    def send(self) -> None:
        """Deliver all that waits, commands first; raises Refused unless every one of them was applied."""
        house, now = self.stage.house, self.stage.clock.now()
        batch = Batch(now, APP, len(self.unsent), len(self.photos), self.unsent)
        answer = receive(house, Transport(self.device_id, self.enrolment_id), batch)
        for result in answer["results"]:
            if result["state"] != "receipt" or json.loads(result["receipt"])["status"] != "applied":
                raise Refused(result)
        self.ticket, self.unsent = answer["ticket"], []
        for photo in self.photos:
            upload = Upload(self.enrolment_id, signing.sha256_hex(photo), len(photo))
            uploads.receive(house, db.session(), upload, 0, BytesIO(photo))
        self.photos = []

    def announce(self) -> None:
        """Tell the server how much lies here and couldn't be sent, as a phone with a weak signal does."""
        now = self.stage.clock.now()
        receive(
            self.stage.house,
            Transport(self.device_id, self.enrolment_id),
            Batch(now, APP, len(self.unsent), len(self.photos), []),
        )


def enrol(stage: Stage, badge: str, password: str) -> Phone:
    """Sign in with badge and password and enrol a new phone, as ``docs/wire.md`` section 1 says."""
    house, now = stage.house, stage.clock.now()
    credentials = {"badge": badge, "password": password}
    session_id = sessions.sign_in(house, PasswordAuthenticator(), credentials, "127.0.0.1", None)
    found = sessions.find_session(db.session(), session_id, now)
    if found is None:
        raise Refused(f"{badge} is not signed in")
    officer_id = found[0].officer_id
    key, device_id, ticket = ec.generate_private_key(ec.SECP256R1()), uuid4(), issue_ticket(house.ticket_key, now)
    asked = enrolling.Asked(
        device_id=device_id,
        device_name=f"演示手机 {badge}",
        public_key=signing.public_jwk(key.public_key()),
        ticket=ticket,
        proof=signing.sign(key, f"xunlu-enrol:v1:{device_id}:{officer_id}:{ticket}".encode()),
    )
    enrolled = enrolling.enrol(house, found[0], asked)
    sessions.sign_out(house, found[0])  # its cookie went nowhere
    return Phone(stage, officer_id, device_id, enrolled.id, key, issue_ticket(house.ticket_key, now))


def _fix(place: Wgs84Point, accuracy_m: float, at: datetime) -> dict[str, Any]:
    return {
        "datum": "wgs84",
        "latitude": round(place.latitude, 6),
        "longitude": round(place.longitude, 6),
        "accuracy_m": accuracy_m,
        "at": format_instant(at),
    }
