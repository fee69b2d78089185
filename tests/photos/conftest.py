"""Phones that upload photos, signed in at the API."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from werkzeug.test import TestResponse

from app.accounts.models import SignInSession
from app.accounts.sign_in import COOKIE
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.database import write_transaction
from app.kernel.signing import sha256_hex
from tests.conftest import browser
from tests.factories import MadePhone, make_officer, make_phone, make_unit

LONG_FROM_NOW = datetime(2100, 1, 1, tzinfo=UTC)
CONTENT_TYPE = "application/offset+octet-stream"


def cookie_for(app: Flask, officer_id: UUID, phone: MadePhone | None = None) -> str:
    """The value of the cookie of a session that has just begun, on ``phone`` or at a desk."""
    row = {
        "id": uuid4().hex,
        "officer_id": officer_id,
        "device_id": phone.device_id if phone else None,
        "enrolment_id": phone.enrolment_id if phone else None,
        "signed_in_at": datetime(2026, 1, 1, tzinfo=UTC),
        "expires_at": LONG_FROM_NOW,
    }
    with app.app_context(), write_transaction() as session:
        session.execute(insert(SignInSession), [row])
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # the cookie's own one
    return str(serializer.dumps({"_user_id": row["id"], "_permanent": True}))


def signed_in(app: Flask, officer_id: UUID, phone: MadePhone | None = None) -> FlaskClient:
    """A browser of somebody who is signed in."""
    client = browser(app)
    client.set_cookie(COOKIE, cookie_for(app, officer_id, phone), secure=True)
    return client


@dataclass
class Uploader:
    """An enrolled phone with its session."""

    app: Flask
    client: FlaskClient
    phone: MadePhone
    unit_id: UUID
    officer_id: UUID

    def head(self, digest: str, enrolment: object = None) -> TestResponse:
        """Ask how far an upload has come."""
        return self.client.head(f"/api/v1/photos/{digest}", headers=self._enrolment(enrolment))

    def patch(
        self,
        piece: bytes,
        digest: str,
        *,
        offset: object = 0,
        length: object = None,
        enrolment: object = None,
        content_type: str = CONTENT_TYPE,
    ) -> TestResponse:
        """Send ``piece`` at ``offset``, as if it ended there if no ``length`` is given."""
        whole = length if length is not None else len(piece) + int(str(offset))
        headers = {"Upload-Offset": str(offset), "Upload-Length": str(whole), **self._enrolment(enrolment)}
        return self.client.patch(f"/api/v1/photos/{digest}", data=piece, headers=headers, content_type=content_type)

    def upload(self, data: bytes) -> TestResponse:
        """Send a whole photo at once."""
        return self.patch(data, sha256_hex(data))

    def _enrolment(self, enrolment: object) -> dict[str, str]:
        return {"Xunlu-Enrolment": str(enrolment or self.phone.enrolment_id)}


def make_uploader(app: Flask, clock: ManualClock, unit_id: UUID | None = None) -> Uploader:
    """An officer of ``unit_id`` (a squad of their own by default) with an enrolled phone."""
    with app.app_context():
        unit_id = unit_id or make_unit()
        officer_id = make_officer(unit_id)
        phone = make_phone(officer_id, clock.now())
    return Uploader(app, signed_in(app, officer_id, phone), phone, unit_id, officer_id)


@pytest.fixture
def uploader(app: Flask, clock: ManualClock) -> Uploader:
    """A phone, on SQLite."""
    return make_uploader(app, clock)


@pytest.fixture
def any_uploader(any_app: Flask, clock: ManualClock) -> Uploader:
    """A phone, on each database."""
    return make_uploader(any_app, clock)


@pytest.fixture
def desk_of(app: Flask) -> Callable[..., FlaskClient]:
    """A browser of somebody new at a desk, in the unit and with the roles that are named."""

    def desk(unit_id: UUID, *roles: Role) -> FlaskClient:
        with app.app_context():
            officer_id = make_officer(unit_id, *roles)
        return signed_in(app, officer_id)

    return desk


def photo_payload(data: bytes, **changes: Any) -> dict[str, Any]:
    """A photo as a command names it."""
    payload = {
        "digest": sha256_hex(data),
        "size_bytes": len(data),
        "media_type": "image/jpeg",
        "source": "camera",
        "camera": None,
    }
    return {**payload, **changes}
