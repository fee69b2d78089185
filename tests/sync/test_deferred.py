"""What commands leave for the end of their transaction is done once, and never for a command that was refused."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.kernel.command import Applied, Bus, Context, Record
from app.kernel.errors import DomainError
from app.kernel.house import EXTENSION
from app.kernel.jobs import enqueue
from tests.factories import make_officer, make_phone
from tests.sync.conftest import TOY, Door

done: list[list[str]] = []


def note_down(_session: Session, _now: datetime, texts: Sequence[Any]) -> None:
    done.append(list(texts))


def queue_both(session: Session, now: datetime, keys: Sequence[Any]) -> None:
    for key in sorted(keys):
        enqueue(session, now, "toy", {}, key=key)


def defer_note(context: Context, payload: dict[str, Any]) -> Applied:
    context.defer(note_down, payload["text"])
    if payload["text"] == "refuse":
        raise DomainError("post_unknown")
    return Applied(Record("note", context.command_id))


def defer_job(context: Context, payload: dict[str, Any]) -> Applied:
    context.defer(queue_both, payload["text"])
    return Applied(Record("note", context.command_id))


def with_verb(door: Door, verb: Any) -> Door:
    types = {**door.house.bus.types, TOY.name: replace(TOY, verb=verb)}
    house = replace(door.house, bus=Bus(types, door.house.bus.reactions))
    door.app.extensions[EXTENSION] = house
    return replace(door, house=house)


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    done.clear()


def test_what_a_batch_defers_is_done_once_for_all_of_it(door: Door) -> None:
    door = with_verb(door, defer_note)
    door.send(door.note("a"), door.note("b"), door.note("a"))
    assert done == [["a", "b"]]


def test_what_a_refused_command_deferred_is_forgotten(door: Door) -> None:
    door = with_verb(door, defer_note)
    door.send(door.note("a"), door.note("refuse"))
    assert done == [["a"]]


def test_batches_that_note_the_same_crosswise_do_not_block_each_other(any_door: Door) -> None:
    door = with_verb(any_door, defer_job)
    with door.app.app_context():
        other_phone = make_phone(make_officer(door.unit_id), door.clock.now())
    other = replace(door, phone=other_phone)
    for _ in range(5):
        batches = [(door, door.note("a"), door.note("b")), (other, other.note("b"), other.note("a"))]
        with ThreadPoolExecutor(2) as threads:
            answers = list(threads.map(lambda batch: batch[0].send(*batch[1:]), batches))
        assert [[result["state"] for result in answer["results"]] for answer in answers] == [["receipt"] * 2] * 2
