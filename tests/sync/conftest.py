"""A house with a toy feature behind the phone's door: what is tested here is the door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from marshmallow import Schema, fields, validate

from app.accounts.tickets import issue_ticket
from app.kernel.actor import Role
from app.kernel.clock import ManualClock
from app.kernel.command import Applied, Bus, CommandType, Context, Event, Record
from app.kernel.errors import DomainError
from app.kernel.house import EXTENSION, House
from app.sync.receive import Batch, Transport, receive
from tests.factories import MadePhone, make_officer, make_phone, make_unit


class NoteSchema(Schema):
    text = fields.String(required=True, validate=validate.Length(1, 50))


@dataclass(frozen=True, slots=True)
class Noted(Event):
    text: str


def take_note(context: Context, payload: dict[str, Any]) -> Applied:
    """A verb that writes one change, or refuses what it is told to refuse."""
    context.changed("toy.noted", "note", context.command_id, unit_id=context.actor.unit_id, text=payload["text"])
    if payload["text"] == "refuse":
        raise DomainError("post_unknown")
    context.emit(Noted(payload["text"]))
    return Applied(Record("note", context.command_id))


TOY = CommandType("toy.note", "field", NoteSchema, take_note, frozenset({Role.OFFICER}))


@dataclass
class Door:
    """The phone's door with one officer of one squad and their phone."""

    app: Flask
    house: House
    clock: ManualClock
    unit_id: UUID
    phone: MadePhone

    def ticket(self) -> str:
        return issue_ticket(self.house.ticket_key, self.clock.now())

    def note(self, text: str = "见到", **changes: Any) -> dict[str, str]:
        """The phone's next toy command, made now under a fresh ticket."""
        changes.setdefault("ticket", self.ticket())
        return self.phone.say("toy.note", {"text": text}, self.clock.now(), **changes)

    def send(self, *signed: dict[str, str], device: UUID | None = None, at: datetime | None = None) -> dict[str, Any]:
        """Deliver signed commands by a session of the phone's own device (or another)."""
        transport = Transport(device or self.phone.device_id, self.phone.enrolment_id)
        with self.app.app_context():
            return receive(self.house, transport, Batch(at or self.clock.now(), "0.1.0", 0, 0, signed))


def open_door(app: Flask, clock: ManualClock) -> Door:
    """Put the toy feature behind the door of ``app`` and enrol a phone."""
    house: House = app.extensions[EXTENSION]
    types = {**house.bus.types, TOY.name: TOY}
    app.extensions[EXTENSION] = house = replace(house, bus=Bus(types, house.bus.reactions))
    with app.app_context():
        unit_id = make_unit()
        phone = make_phone(make_officer(unit_id), clock.now())
    return Door(app, house, clock, unit_id, phone)


@pytest.fixture
def door(app: Flask, clock: ManualClock) -> Door:
    """The door on SQLite."""
    return open_door(app, clock)


@pytest.fixture
def any_door(any_app: Flask, clock: ManualClock) -> Door:
    """The door on each database."""
    return open_door(any_app, clock)
