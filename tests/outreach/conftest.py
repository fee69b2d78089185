"""A county with an outreach team: its phone, its words, and what talks and targets are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import insert

from app.kernel.actor import Role
from app.kernel.clock import ManualClock, format_instant
from app.kernel.database import write_transaction
from app.kernel.desk import system_transaction
from app.kernel.house import EXTENSION, House
from app.outreach.models import Target
from app.outreach.words import load_words
from app.sync.receive import Batch, Transport, receive
from tests.desk import Desk, MadeCounty, desk_of, make_county
from tests.factories import MadePhone, fix_at, make_phone


@dataclass
class Team:
    """A member of the outreach team with a phone and a desk, in a county that knows the words."""

    county: MadeCounty
    clock: ManualClock
    officer_id: UUID
    phone: MadePhone

    @property
    def app(self) -> Flask:
        return self.county.app

    @property
    def house(self) -> House:
        house: House = self.app.extensions[EXTENSION]
        return house

    @property
    def desk(self) -> Desk:
        """The member's own desk."""
        return desk_of(self.app, self.officer_id)

    def target(self, kind: str = "village", name: str = "郭店屯村", **members: Any) -> UUID:
        """Insert a target of the brigade; return its id."""
        target_id = uuid4()
        blank = dict.fromkeys(("town_code", "latitude", "longitude", "lunar_month", "lunar_day", "lunar_is_leap"))
        lists: dict[str, Any] = {"aliases": [], "categories": []}
        row = {**blank, **lists, "town_name": "", "external_key": None, "active": True, "unit_id": self.county.brigade}
        with self.app.app_context(), write_transaction() as session:
            told = {**row, "id": target_id, "kind": kind, "name": name, "version": 1, **members}
            session.execute(insert(Target), [told])
        return target_id

    def member_of(self, unit_id: UUID) -> Team:
        """Somebody else who holds talks, of this unit, with a phone of their own."""
        officer_id = self.county.person(Role.OUTREACH, unit_id)
        with self.app.app_context():
            return replace(self, officer_id=officer_id, phone=make_phone(officer_id, self.clock.now()))

    def changes(self, cursor: str | None = None) -> dict[str, Any]:
        """What the member's phone is told since a cursor."""
        query = {} if cursor is None else {"cursor": cursor}
        answer: dict[str, Any] = self.desk.get("/changes", **query).get_json()
        return answer

    def close(self, *target_ids: UUID, supersedes: str | None = None, **said: Any) -> dict[str, Any]:
        """Say a talk that is over, from the phone; return the result of the batch for it."""
        now = self.clock.now()
        fix = fix_at(36.11, 115.78, now)
        payload = talk_of(*target_ids, at=now, **said)
        return self.send("outreach.close_session", payload, fix=fix, supersedes=supersedes)

    def send(self, type_: str, payload: dict[str, Any], **envelope: Any) -> dict[str, Any]:
        """Deliver one command; return the receipt's fields, or the problem."""
        signed = self.phone.say(type_, payload, self.clock.now(), **envelope)
        transport = Transport(self.phone.device_id, self.phone.enrolment_id)
        with self.app.app_context():
            answer = receive(self.house, transport, Batch(self.clock.now(), "0.1.0", 0, 0, [signed]))
        return answer["results"][0]  # type: ignore[no-any-return]


def talk_of(*target_ids: UUID, at: datetime, **said: Any) -> dict[str, Any]:
    """The payload of a talk of half an hour that ended at ``at``, with thirty villagers."""
    talk = {
        "started_at": format_instant(at - timedelta(minutes=30)),
        "ended_at": format_instant(at),
        "target_ids": [str(each) for each in target_ids],
        "head_count": 30,
        "count_method": "counted",
        "groups": ["villager", "elderly"],
        "forms": ["lecture", "quiz"],
        "themes": ["helmet"],
        "presenter_ids": [],
        "materials": [{"kind": "apron", "count": 28}],
        "hazards_heard": "村口弯道看不见来车",
        "wishes": "",
        "note": "",
        "photos": [],
    }
    return {**talk, **said}


def make_team(app: Flask, clock: ManualClock) -> Team:
    """Make the county, load the words, and take on a member with a phone."""
    county = make_county(app)
    house: House = app.extensions[EXTENSION]
    officer_id = county.person(Role.OUTREACH, county.brigade)
    with app.app_context():
        with system_transaction(house.bus, clock) as context:
            load_words(context)
        phone = make_phone(officer_id, clock.now())
    return Team(county, clock, officer_id, phone)


@pytest.fixture
def team(app: Flask, clock: ManualClock) -> Team:
    """The team on SQLite."""
    return make_team(app, clock)


@pytest.fixture
def any_team(any_app: Flask, clock: ManualClock) -> Team:
    """The team on each database."""
    return make_team(any_app, clock)


@pytest.fixture
def chief(team: Team) -> Desk:
    """The brigade leader's desk."""
    return team.county.desk(Role.BRIGADE_LEADER, team.county.brigade)


def target_of(unit_id: UUID, /, **changes: Any) -> dict[str, Any]:
    """A new target."""
    village = {"kind": "village", "name": "郭店屯村", "town_name": "郭店屯镇", "latitude": 36.28, "longitude": 115.9}
    return {**village, "unit_id": str(unit_id), **changes}


def plan_of(unit_id: UUID, /, *target_ids: UUID, **changes: Any) -> dict[str, Any]:
    """One new planned talk, within three days from the made county's today, for these targets."""
    days = {"starts_on": "2026-11-23", "ends_on": "2026-11-25", "begins_at": None}
    words: dict[str, Any] = {"team_ids": [], "forms": [], "themes": [], "category": None, "note": ""}
    targets = {"target_ids": [str(each) for each in target_ids], "one_each": False}
    return {"unit_id": str(unit_id), **days, **words, **targets, **changes}
