"""A brigade's administrator who brings lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.kernel.actor import Role
from app.kernel.audit import AuditEntry
from app.kernel.clock import ManualClock
from app.kernel.database import db
from tests.desk import Desk, MadeCounty, desk_of, make_county
from tests.factories import make_officer


@dataclass(frozen=True)
class Bringer:
    """Somebody at a desk with files; rows that name no unit are the brigade's."""

    app: Flask
    clock: ManualClock
    county: MadeCounty
    desk: Desk

    def try_out(self, kind: str, raw: bytes | str, **query: str) -> TestResponse:
        """A dry run."""
        return self._send(f"/imports/{kind}/dry-run", raw, query)

    def tried(self, kind: str, raw: bytes | str, **query: str) -> dict[str, Any]:
        """What a dry run says."""
        answer = self.try_out(kind, raw, **query)
        assert answer.status_code == 200, answer.get_json()
        said: dict[str, Any] = answer.get_json()
        return said

    def take(self, kind: str, raw: bytes | str, seal: str, *, key: str | None = None, **query: str) -> TestResponse:
        """A commit."""
        return self._send(f"/imports/{kind}", raw, {**query, "seal": seal}, key)

    def bring(self, kind: str, raw: bytes | str, **query: str) -> dict[str, Any]:
        """Try out and take in; return what the dry run said."""
        said = self.tried(kind, raw, **query)
        assert said["problems"] == []
        assert self.take(kind, raw, said["seal"], **query).status_code == 201
        return said

    def audited(self) -> int:
        """How many entries the audit has."""
        with self.app.app_context():
            return db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0

    def _send(self, path: str, raw: bytes | str, query: dict[str, str], key: str | None = None) -> TestResponse:
        return self.desk._client.post(
            f"/api/v1{path}",
            data=raw.encode() if isinstance(raw, str) else raw,
            query_string={"unit": str(self.county.brigade), **query},
            headers={"Idempotency-Key": key or str(uuid4()), "Content-Type": "application/octet-stream"},
        )


@pytest.fixture
def bringer(app: Flask, clock: ManualClock) -> Bringer:
    """An administrator who also plans duty and keeps the lists of outreach."""
    return _bringer(app, clock)


@pytest.fixture
def any_bringer(any_app: Flask, clock: ManualClock) -> Bringer:
    """The same on each database."""
    return _bringer(any_app, clock)


def _bringer(app: Flask, clock: ManualClock) -> Bringer:
    county = make_county(app)
    with app.app_context():
        desk = desk_of(app, make_officer(county.brigade, Role.ADMIN, Role.SUPERVISOR))
    return Bringer(app, clock, county, desk)


def lines(header: str, rows: Iterable[str]) -> str:
    """A CSV list."""
    return "\n".join([header, *rows]) + "\n"


def problems(said: dict[str, Any]) -> Sequence[tuple[int, str | None, str]]:
    """Line, column and code of each problem."""
    return [(each["line"], each["key"], each["code"]) for each in said["problems"]]
