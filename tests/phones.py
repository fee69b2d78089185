"""A made officer's phone at the server's door: enrolled, signed in, and speaking HTTP like the field app."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from werkzeug.test import TestResponse

from app.accounts.models import SignInSession
from app.accounts.tickets import issue_ticket
from app.kernel.actor import Role
from app.kernel.clock import ManualClock, format_instant
from app.kernel.database import write_transaction
from app.kernel.house import EXTENSION, House
from app.kernel.signing import sha256_hex
from tests.conftest import browser
from tests.factories import MadePhone, fix_at, make_officer, make_phone

LONG_AGO, FAR_OFF = datetime(2026, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
HERE = (36.1142, 115.7848)


@dataclass
class FieldPhone:
    """An officer's phone; ``tell`` says one command and returns its receipt."""

    app: Flask
    clock: ManualClock
    client: FlaskClient
    phone: MadePhone
    officer_id: UUID
    unit_id: UUID

    def say(self, type_: str, payload: dict[str, Any], **changes: Any) -> dict[str, str]:
        """The next command, made now and here under a fresh ticket, unless ``changes`` say otherwise."""
        house: House = self.app.extensions[EXTENSION]
        now = self.clock.now()
        said = {"ticket": issue_ticket(house.ticket_key, now), "fix": fix_at(*HERE, now), **changes}
        return self.phone.say(type_, payload, now, **said)

    def batch(self, *signed: dict[str, str]) -> dict[str, Any]:
        """The request's JSON."""
        unsent = {"commands": len(signed), "photos": 0}
        return {
            "device_time": format_instant(self.clock.now()),
            "unsent": unsent,
            "app": "0.1.0",
            "commands": list(signed),
        }

    def send(self, *signed: dict[str, str]) -> list[dict[str, Any]]:
        """Deliver signed commands; return their results."""
        response = self.client.post("/api/v1/commands", json=self.batch(*signed))
        assert response.status_code == 200, response.get_data(as_text=True)
        results: list[dict[str, Any]] = response.get_json()["results"]
        return results

    def tell(self, type_: str, payload: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Say and deliver one command; return its receipt."""
        return self.read(self.send(self.say(type_, payload, **changes))[0])

    def read(self, result: dict[str, Any]) -> dict[str, Any]:
        """The receipt in one command's result."""
        assert result["state"] == "receipt", result
        receipt: dict[str, Any] = json.loads(result["receipt"])
        return receipt

    def upload(self, photo: bytes) -> None:
        """Upload a whole photo at once."""
        headers = {
            "Xunlu-Enrolment": str(self.phone.enrolment_id),
            "Upload-Offset": "0",
            "Upload-Length": str(len(photo)),
            "Content-Type": "application/offset+octet-stream",
        }
        response = self.client.patch(f"/api/v1/photos/{sha256_hex(photo)}", data=photo, headers=headers)
        assert response.status_code == 200, response.get_data(as_text=True)

    def get(self, path: str, **query: Any) -> TestResponse:
        """Read below ``/api/v1``."""
        return self.client.get(f"/api/v1{path}", query_string=query)


def field_phone(
    app: Flask, clock: ManualClock, unit_id: UUID, *roles: Role, officer_id: UUID | None = None, **officer: Any
) -> FieldPhone:
    """A phone of a new officer of ``unit_id`` (or of the officer named), enrolled and signed in."""
    with app.app_context():
        owner = officer_id or make_officer(unit_id, *roles, **officer)
        phone = make_phone(owner, clock.now())
        session_id = uuid4().hex
        row = {
            "id": session_id,
            "officer_id": owner,
            "device_id": phone.device_id,
            "enrolment_id": phone.enrolment_id,
            "signed_in_at": LONG_AGO,
            "expires_at": FAR_OFF,
        }
        with write_transaction() as session:
            session.execute(insert(SignInSession), [row])
    client = browser(app)
    with client.session_transaction(base_url="https://localhost") as cookie:
        cookie["_user_id"], cookie["_fresh"] = session_id, True
    return FieldPhone(app, clock, client, phone, owner, unit_id)
