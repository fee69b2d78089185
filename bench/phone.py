"""A phone of the bench: signed in and enrolled through the server's own door, ready to sign."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec

from app.kernel import signing


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server listens, and who has this phone in hand."""

    port: int
    badge: str
    password: str

    @property
    def origin(self) -> str:
        """The server's own origin, as browsers name it with every write."""
        return f"http://127.0.0.1:{self.port}"


@dataclass(slots=True)
class Phone:
    """An enrolled phone; ``seq`` and ``prev`` are those of the last command that the server has."""

    origin: str
    cookie: str
    private_value: int
    device_id: str
    officer_id: str
    enrolment_id: str
    ticket: str
    seq: int = 0
    prev: str | None = None

    def key(self) -> ec.EllipticCurvePrivateKey:
        """The phone's key; kept as a number, which crosses from process to process."""
        return ec.derive_private_key(self.private_value, ec.SECP256R1())


class EnrolmentFailed(Exception):
    """The server did not take the phone; the message holds its answer."""


def enrol_phone(door: Door) -> Phone:
    """Sign in with badge and password and enrol a new phone. Raises :class:`EnrolmentFailed`."""
    said, cookie = _post(door, "/session", {"badge": door.badge, "password": door.password}, None)
    key, device_id, officer_id = ec.generate_private_key(ec.SECP256R1()), str(uuid4()), said["officer"]["id"]
    proof = signing.sign(key, f"xunlu-enrol:v1:{device_id}:{officer_id}:{said['ticket']}".encode())
    asked = {
        "device_id": device_id,
        "device_name": "bench",
        "public_key": signing.public_jwk(key.public_key()),
        "ticket": said["ticket"],
        "proof": proof,
    }
    enrolment, renewed = _post(door, "/enrolments", asked, cookie)
    private_value, ticket = key.private_numbers().private_value, enrolment["ticket"]
    return Phone(door.origin, renewed or cookie, private_value, device_id, officer_id, enrolment["id"], ticket)


def _post(door: Door, path: str, said: dict[str, Any], cookie: str | None) -> tuple[dict[str, Any], str]:
    headers = {"Origin": door.origin, "Content-Type": "application/json", **({"Cookie": cookie} if cookie else {})}
    connection = http.client.HTTPConnection("127.0.0.1", door.port, timeout=30)
    connection.request("POST", f"/api/v1{path}", json.dumps(said), headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status not in (200, 201):
        raise EnrolmentFailed(f"{path}: {response.status} {body[:300]!r}")
    jar = SimpleCookie(response.headers.get("Set-Cookie", ""))
    answer: dict[str, Any] = json.loads(body)
    return answer, "; ".join(f"{name}={morsel.value}" for name, morsel in jar.items())
