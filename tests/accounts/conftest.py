"""A brigade with two squads, and browsers of the people in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.accounts.passwords import hash_password
from app.kernel import signing
from app.kernel.actor import Role
from tests.conftest import browser
from tests.factories import PASSWORD, make_officer, make_unit

PASSWORD_HASH = hash_password(PASSWORD)


@dataclass(frozen=True)
class County:
    """The made county: ids of units and people, whose badge is their name here."""

    brigade: UUID
    squad_a: UUID
    squad_b: UUID
    chief: UUID
    leader_a: UUID
    officer_a: UUID
    officer_b: UUID
    admin_a: UUID


@pytest.fixture
def county(app: Flask) -> County:
    """Admin and supervisor over everything; a leader, an officer and an admin in squad A; an officer in squad B."""
    with app.app_context():
        brigade = make_unit("阳谷大队", None, "brigade")
        a, b = make_unit("一中队", brigade), make_unit("二中队", brigade)

        def person(badge: str, unit: UUID, *roles: Role) -> UUID:
            return make_officer(unit, *roles, badge=badge, password_hash=PASSWORD_HASH)

        person("supervisor", brigade, Role.SUPERVISOR)
        return County(
            brigade,
            a,
            b,
            chief=person("chief", brigade, Role.ADMIN),
            leader_a=person("leaderA", a, Role.SQUAD_LEADER),
            officer_a=person("officerA", a, Role.OFFICER),
            officer_b=person("officerB", b, Role.OFFICER),
            admin_a=person("adminA", a, Role.ADMIN),
        )


SignedIn = Callable[[str], FlaskClient]


@pytest.fixture
def signed_in(app: Flask, county: County) -> SignedIn:
    """A fresh browser in which the person of this badge has signed in."""

    def open_browser(badge: str) -> FlaskClient:
        made = browser(app)
        assert sign_in(made, badge).status_code == 200
        return made

    return open_browser


def sign_in(client: FlaskClient, badge: str, password: str = PASSWORD) -> TestResponse:
    """Say badge and password to the server."""
    return client.post("/api/v1/session", json={"badge": badge, "password": password})


def told(response: TestResponse) -> tuple[int, str]:
    """Status and code of a problem."""
    return response.status_code, response.get_json()["code"]


class Phone:
    """A browser's own key and device id, and what it says to be enrolled."""

    def __init__(self) -> None:
        self.device_id = uuid4()
        self.key = ec.generate_private_key(ec.SECP256R1())

    def request(self, session: dict[str, Any], key: ec.EllipticCurvePrivateKey | None = None) -> dict[str, Any]:
        """The enrolment request for a ``Session``; ``key`` signs the proof in place of the phone's own."""
        said = f"xunlu-enrol:v1:{self.device_id}:{session['officer']['id']}:{session['ticket']}"
        return {
            "device_id": str(self.device_id),
            "device_name": "巡逻手机 1",
            "public_key": signing.public_jwk(self.key.public_key()),
            "ticket": session["ticket"],
            "proof": signing.sign(key or self.key, said.encode()),
        }

    def enrol(self, client: FlaskClient) -> TestResponse:
        """Enrol for whoever is signed in."""
        session = client.get("/api/v1/session").get_json()
        return client.post("/api/v1/enrolments", json=self.request(session))


@pytest.fixture
def phone() -> Phone:
    """A phone that nobody has enrolled yet."""
    return Phone()


def once() -> dict[str, str]:
    """A fresh Idempotency-Key."""
    return {"Idempotency-Key": str(uuid4())}
