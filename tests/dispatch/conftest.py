"""A county that sends tasks: the command centre's desk, and officers of a squad with phones."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from app.accounts.tickets import issue_ticket
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.house import EXTENSION, House
from app.sync.receive import Batch, Transport, receive
from tests.desk import Desk, MadeCounty, desk_of, make_county
from tests.factories import MadePhone, make_phone


@dataclass
class Holder:
    """An officer with a phone, who may hold a task."""

    officer_id: UUID
    phone: MadePhone
    desk: Desk


@dataclass
class Centre:
    """The command centre of a county. ``first`` and ``second`` are officers of its squad."""

    county: MadeCounty
    clock: ManualClock
    desk: Desk
    first: Holder
    second: Holder

    @property
    def house(self) -> House:
        house: House = self.county.app.extensions[EXTENSION]
        return house

    def send(self, *holders: Holder, **said: Any) -> str:
        """Send a task to officers, the first unless others are named; return its id."""
        named = [str(holder.officer_id) for holder in holders or (self.first,)]
        answer = self.desk.post("/tasks", task_of(**{"officer_ids": named, **said}))
        assert answer.status_code == 201, answer.get_json()
        return str(answer.get_json()["id"])

    def say(self, holder: Holder, verb: str, task_id: str, **payload: Any) -> dict[str, Any]:
        """Say one step from a phone, now; return the fields of its receipt."""
        return self.deliver(holder, self.sign(holder, verb, task_id, **payload))

    def sign(self, holder: Holder, verb: str, task_id: str, **payload: Any) -> dict[str, str]:
        """Sign a step now, under a ticket of now, to be delivered later."""
        ticket = issue_ticket(self.house.ticket_key, self.clock.now())
        return holder.phone.say(f"dispatch.{verb}", {"task_id": task_id, **payload}, self.clock.now(), ticket=ticket)

    def deliver(self, holder: Holder, signed: dict[str, str]) -> dict[str, Any]:
        """Deliver one signed step; return the fields of its receipt."""
        transport = Transport(holder.phone.device_id, holder.phone.enrolment_id)
        with self.county.app.app_context():
            answer = receive(self.house, transport, Batch(self.clock.now(), "0.1.0", 0, 0, [signed]))
        receipt: dict[str, Any] = json.loads(answer["results"][0]["receipt"])
        return receipt

    def task(self, task_id: str) -> dict[str, Any]:
        """The whole task as the centre sees it."""
        shown: dict[str, Any] = self.desk.get(f"/tasks/{task_id}").get_json()
        return shown

    def state(self, task_id: str, holder: Holder | None = None) -> str:
        """A recipient's state, the first officer's unless another is named."""
        officer_id = str((holder or self.first).officer_id)
        return next(str(r["state"]) for r in self.task(task_id)["recipients"] if r["officer_id"] == officer_id)


def task_of(**said: Any) -> dict[str, Any]:
    """A new task for nobody yet, without a place."""
    blank = dict.fromkeys(("post_id", "section_id", "chainage_m", "latitude", "longitude", "due_at"))
    words = {"kind": "accident", "title": "S242 两车相撞", "text": "先期处置，注意二次事故", "urgency": "urgent"}
    nobody: dict[str, Any] = {"officer_ids": [], "unit_ids": [], "on_duty": False}
    return {**blank, **words, "place_text": "石佛镇路口北侧", **nobody, **said}


def make_holder(county: MadeCounty, clock: ManualClock, unit_id: UUID | None = None) -> Holder:
    """Take on an officer with a phone."""
    officer_id = county.person(Role.OFFICER, unit_id)
    with county.app.app_context():
        phone = make_phone(officer_id, clock.now())
    return Holder(officer_id, phone, desk_of(county.app, officer_id))


def make_centre(app: Flask, clock: ManualClock) -> Centre:
    """Make the county, its centre and two officers of the squad."""
    county = make_county(app)
    desk = county.desk(Role.DISPATCHER, county.brigade)
    return Centre(county, clock, desk, make_holder(county, clock), make_holder(county, clock))


@pytest.fixture
def centre(app: Flask, clock: ManualClock) -> Centre:
    """The centre on SQLite."""
    return make_centre(app, clock)


@pytest.fixture
def any_centre(any_app: Flask, clock: ManualClock) -> Centre:
    """The centre on each database."""
    return make_centre(any_app, clock)
