"""A desk's write: one key means one write and one answer, and what is refused leaves nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from marshmallow import Schema, fields
from sqlalchemy import func, select

from app.kernel import audit
from app.kernel.actor import Actor, Role
from app.kernel.clock import ManualClock
from app.kernel.command import Applied, Bus, CommandType, Context, Event, Record
from app.kernel.database import db
from app.kernel.desk import execute_desk
from app.kernel.errors import DomainError
from app.kernel.jobs import enqueue
from app.kernel.models import Job, StoredCommand


class NoteSchema(Schema):
    text = fields.String(required=True)


@dataclass(frozen=True, slots=True)
class Noted(Event):
    text: str


def note(context: Context, payload: dict[str, Any]) -> Applied:
    """Write a job (any row will do) and a change, then refuse what it is told to refuse."""
    enqueue(context.session, context.now, "toy", payload)
    context.changed("toy.noted", "note", context.new_id("note"), text=payload["text"])
    context.emit(Noted(payload["text"]))
    if payload["text"] == "refuse":
        raise DomainError("post_unknown")
    return Applied(Record("note", context.new_id("note")))


def spoil(_context: Context, event: Noted) -> None:
    """A reaction that fails, of a feature that the verb doesn't know."""
    if event.text == "spoil":
        raise RuntimeError("a reaction failed")


BUS = Bus({"toy.note": CommandType("toy.note", "desk", NoteSchema, note, frozenset({Role.ADMIN}))}, {Noted: (spoil,)})
ADMIN = Actor(uuid4(), uuid4(), "police", {Role.ADMIN: frozenset()})


@dataclass
class ToyDesk:
    """Says toy commands and counts what they leave."""

    app: Flask
    clock: ManualClock

    def say(self, text: str, key: str = "k1", actor: Actor = ADMIN, body: str | None = None) -> UUID:
        with self.app.app_context():
            return execute_desk(BUS, self.clock, actor, "toy.note", key, body or text, {"text": text}).id

    def code(self, text: str, key: str = "k1", actor: Actor = ADMIN) -> str:
        with pytest.raises(DomainError) as caught:
            self.say(text, key, actor)
        return caught.value.code

    def left(self) -> tuple[int, int, int]:
        """How many commands, jobs and audit entries there are."""
        with self.app.app_context():
            commands, jobs = (
                db.session.scalar(select(func.count()).select_from(each)) or 0 for each in (StoredCommand, Job)
            )
            return commands, jobs, audit.head_seq(db.session())


@pytest.fixture
def desk(any_app: Flask, clock: ManualClock) -> ToyDesk:
    return ToyDesk(any_app, clock)


def test_a_write_is_stored_with_its_words_and_its_place_in_the_audit(desk: ToyDesk) -> None:
    record_id = desk.say("一")
    with desk.app.app_context():
        row = db.session.execute(select(StoredCommand)).scalar_one()
        entry = db.session.execute(select(audit.AuditEntry)).scalar_one()
    assert (row.channel, row.body, row.status, row.number, row.record_id) == (
        "desk",
        "一",
        "applied",
        1,
        str(record_id),
    )
    assert (entry.seq, entry.actor_id, entry.command_id) == (row.number, ADMIN.officer_id, row.id)


def test_the_same_key_twice_gives_the_first_answer_and_writes_once(desk: ToyDesk) -> None:
    first = desk.say("一")
    desk.clock.advance(days=1)
    assert desk.say("一") == first
    assert desk.left() == (1, 1, 1)


def test_the_same_key_twenty_times_at_once_writes_once(desk: ToyDesk) -> None:
    with ThreadPoolExecutor(20) as pool:
        answers = set(pool.map(lambda _: desk.say("一"), range(20)))
    assert len(answers) == 1
    assert desk.left() == (1, 1, 1)


def test_the_same_key_with_other_words_is_a_conflict(desk: ToyDesk) -> None:
    desk.say("一")
    assert desk.code("二") == "idempotency_conflict"
    assert desk.left() == (1, 1, 1)


def test_a_key_belongs_to_whoever_says_it(desk: ToyDesk) -> None:
    other = Actor(uuid4(), ADMIN.unit_id, "police", ADMIN.grants)
    assert desk.say("一") != desk.say("一", actor=other)
    assert desk.left() == (2, 2, 2)


def test_what_a_verb_refuses_leaves_nothing_and_the_key_free(desk: ToyDesk) -> None:
    assert desk.code("refuse") == "post_unknown"
    assert desk.left() == (0, 0, 0)
    desk.say("better")
    assert desk.left() == (1, 1, 1)


def test_a_reaction_that_fails_takes_its_cause_with_it(desk: ToyDesk) -> None:
    with pytest.raises(RuntimeError):
        desk.say("spoil")
    assert desk.left() == (0, 0, 0)


def test_whoever_lacks_the_role_is_refused(desk: ToyDesk) -> None:
    officer = Actor(uuid4(), uuid4(), "police", {Role.OFFICER: frozenset()})
    assert desk.code("一", actor=officer) == "not_allowed"
    assert desk.left() == (0, 0, 0)
