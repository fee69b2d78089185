"""A made county's people, each at a desk: a browser that is signed in and says an Idempotency-Key with every write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from werkzeug.test import TestResponse

from app.accounts.models import SignInSession
from app.kernel.actor import Role
from app.kernel.database import write_transaction
from tests.conftest import browser
from tests.factories import make_officer, make_unit

LONG_AGO, FAR_OFF = datetime(2026, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)


class Desk:
    """What somebody asks the server from a desk; paths are below ``/api/v1``."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client

    def get(self, path: str, **query: Any) -> TestResponse:
        return self._client.get(f"/api/v1{path}", query_string=query)

    def post(
        self, path: str, said: dict[str, Any] | None = None, *, key: str | None = None, version: int | None = None
    ) -> TestResponse:
        return self._client.post(f"/api/v1{path}", json=said, headers=_once(key, version))

    def put(self, path: str, said: dict[str, Any], version: int | None) -> TestResponse:
        return self._client.put(f"/api/v1{path}", json=said, headers=_once(None, version))

    def patch(self, path: str, said: dict[str, Any], version: int | None) -> TestResponse:
        return self._client.patch(f"/api/v1{path}", json=said, headers=_once(None, version))

    def delete(self, path: str, version: int | None = None) -> TestResponse:
        return self._client.delete(f"/api/v1{path}", headers=_once(None, version))


def _once(key: str | None, version: int | None = None) -> dict[str, str]:
    tag = {} if version is None else {"If-Match": f'"{version}"'}
    return {"Idempotency-Key": key or str(uuid4()), **tag}


@dataclass(frozen=True)
class MadeCounty:
    """A brigade with two squads; ``person`` takes somebody on."""

    app: Flask
    brigade: UUID
    squad: UUID
    other_squad: UUID

    def person(self, role: Role, unit_id: UUID | None = None) -> UUID:
        """An officer with a role over their own unit, the squad unless another is named."""
        with self.app.app_context():
            return make_officer(unit_id or self.squad, role)

    def desk(self, role: Role, unit_id: UUID | None = None) -> Desk:
        """The desk of a new person with this role over their own unit."""
        return desk_of(self.app, self.person(role, unit_id))


def make_county(app: Flask) -> MadeCounty:
    """Make the units."""
    with app.app_context():
        brigade = make_unit("阳谷大队", None, "brigade")
        return MadeCounty(app, brigade, make_unit("一中队", brigade), make_unit("二中队", brigade))


def desk_of(app: Flask, officer_id: UUID) -> Desk:
    """Sign an officer in without a password: how one signs in is tested elsewhere."""
    session_id = uuid4().hex
    row = {"id": session_id, "officer_id": officer_id, "signed_in_at": LONG_AGO, "expires_at": FAR_OFF}
    with app.app_context(), write_transaction() as session:
        session.execute(insert(SignInSession), [row])
    client = browser(app)
    with client.session_transaction(base_url="https://localhost") as cookie:
        cookie["_user_id"], cookie["_fresh"] = session_id, True
    return Desk(client)


def told(response: TestResponse) -> tuple[int, str]:
    """Status and code of a problem."""
    return response.status_code, response.get_json()["code"]
