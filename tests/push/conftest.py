"""Phones that are told by a push service on loopback."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.kernel.clock import ManualClock
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import EXTENSION as HOUSE
from app.kernel.house import House
from app.kernel.jobs import run_due
from app.push.gateway import EXTENSION, Patience, PushGateway
from app.push.models import PushDelivery, PushSubscription
from app.push.service import Notice, notify
from tests.factories import make_unit
from tests.phones import FieldPhone, field_phone

from .browsers import Browser
from .push_service import FakePushService

BRIEF = Patience(connect_s=0.5, silence_s=0.3, whole_s=0.6)
ENDPOINTS = "/api/v1/push/subscriptions"


@pytest.fixture
def push_service() -> Iterator[FakePushService]:
    """A push service of loopback."""
    service = FakePushService()
    stop = service.start()
    yield service
    stop()


@dataclass
class Told:
    """A phone with its browser, and the server's job runner."""

    phone: FieldPhone
    browser: Browser
    push_service: FakePushService

    @property
    def app(self) -> Flask:
        return self.phone.app

    @property
    def clock(self) -> ManualClock:
        return self.phone.clock

    @property
    def gateway(self) -> PushGateway:
        made: PushGateway = self.app.extensions[EXTENSION]
        return made

    @gateway.setter
    def gateway(self, made: PushGateway) -> None:
        self.app.extensions[EXTENSION] = made

    def put(self, endpoint: str | None = None) -> TestResponse:
        """Subscribe at an endpoint."""
        said = self.browser.subscription(endpoint or self.push_service.endpoint())
        return self.phone.client.put(ENDPOINTS, json=said)

    def subscribe(self) -> None:
        """Subscribe, and take note of the welcome."""
        assert self.put().get_json()["state"] == "waiting"
        self.run()
        assert self.last()["kind"] == "welcome"
        self.push_service.received.clear()

    def standing(self) -> str:
        """What the server says of push on this phone."""
        state: str = self.phone.client.get(ENDPOINTS).get_json()["state"]
        return state

    def tell(self, notice: Notice, officers: Collection[UUID] | None = None) -> None:
        """What another feature does, in its transaction."""
        house: House = self.app.extensions[HOUSE]
        with self.app.app_context(), system_transaction(house.bus, self.clock) as context:
            notify(context, [self.phone.officer_id] if officers is None else officers, notice)

    def run(self) -> int:
        """Let the job runner do what is due."""
        house: House = self.app.extensions[HOUSE]
        with self.app.app_context():
            return run_due(house.jobs, self.clock)

    def last(self) -> dict[str, Any]:
        """The last message that the browser was brought, decrypted."""
        return self.browser.decrypt(self.push_service.received[-1].body)

    def deliveries(self) -> list[PushDelivery]:
        """Every delivery but the welcome."""
        with self.app.app_context():
            rows = db.session.scalars(select(PushDelivery).order_by(PushDelivery.made_at, PushDelivery.id))
            return [row for row in rows if row.notice["kind"] != "welcome"]

    def state(self) -> str:
        """The state of the only delivery."""
        (delivery,) = self.deliveries()
        return delivery.state

    def row(self) -> PushSubscription:
        """The only subscription's row."""
        with self.app.app_context():
            return db.session.scalars(select(PushSubscription)).one()


def told_phone(app: Flask, clock: ManualClock, push_service: FakePushService, unit_id: UUID | None = None) -> Told:
    """A phone of a new officer, of a new unit unless one is given, that has not subscribed yet."""
    with app.app_context():
        unit_id = unit_id or make_unit()
    return Told(field_phone(app, clock, unit_id), Browser(), push_service)


def open_to_loopback(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count loopback as a push service, and wait for it only briefly."""
    gateway: PushGateway = app.extensions[EXTENSION]
    policy = replace(gateway.policy, loopback=True)
    monkeypatch.setitem(app.extensions, EXTENSION, replace(gateway, policy=policy, patience=BRIEF))


@pytest.fixture
def newcomer(app: Flask, clock: ManualClock, push_service: FakePushService, monkeypatch: pytest.MonkeyPatch) -> Told:
    """A phone that has not subscribed."""
    open_to_loopback(app, monkeypatch)
    return told_phone(app, clock, push_service)


@pytest.fixture
def told(newcomer: Told) -> Told:
    """A phone that has subscribed, on SQLite."""
    newcomer.subscribe()
    return newcomer


@pytest.fixture
def any_told(
    any_app: Flask, clock: ManualClock, push_service: FakePushService, monkeypatch: pytest.MonkeyPatch
) -> Told:
    """A phone that has subscribed, on each database."""
    open_to_loopback(any_app, monkeypatch)
    made = told_phone(any_app, clock, push_service)
    made.subscribe()
    return made


def a_notice(title: str = "立即出动：S259 K12+300", **changes: Any) -> Notice:
    """A notice of a kind that nobody reacts to."""
    notice = Notice(
        kind="review",
        id="0193b2f0-0000-7000-8000-000000000001",
        title=title,
        body="两车相撞，请一中队到场。",
        urgency="high",
        topic="t-AZOy8AAAcACAAAAAAAAAAQ",
        ttl_s=3600,
        url="/tasks/0193b2f0-0000-7000-8000-000000000001",
    )
    return replace(notice, **changes)
