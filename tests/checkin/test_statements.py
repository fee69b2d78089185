"""How often a request of check-ins asks the database: every statement is paid for by all who wait behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event

from app.kernel.database import db
from tests.phones import FieldPhone
from tests.spine import Spine

ONE, EACH_MORE = 21, 4  # a savepoint, what is asked of the post, the row, the savepoint's end


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """What the database is told meanwhile; a statement for many rows counts once."""
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


def check_ins(spine: Spine, phone: FieldPhone, count: int) -> list[dict[str, str]]:
    due = spine.requirement(spine.plan())
    payload = {"post_id": spine.post_id, "requirement_id": due["id"]}
    return [phone.say("checkin.check_in", payload) for _ in range(count)]


def test_a_single_check_in_takes_few_statements(spine: Spine, phone: FieldPhone) -> None:
    (said,) = check_ins(spine, phone, 1)
    with statements(spine.app) as told:
        phone.send(said)
    assert len(told) <= ONE, told


def test_a_batch_takes_four_statements_for_each_further_check_in(spine: Spine, phone: FieldPhone) -> None:
    batch = check_ins(spine, phone, 20)
    with statements(spine.app) as told:
        phone.send(*batch)
    assert len(told) <= ONE + 19 * EACH_MORE, told
