"""The chain names the first place at which it was touched, whoever touched it, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, cast
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import Connection, Table, delete, insert, select, update

from app.kernel import audit
from app.kernel.audit import Anchor, AuditDetail, AuditEntry, AuditHead, Defect, entry_hash
from app.kernel.clock import ManualClock
from app.kernel.database import db, write_transaction
from tests.kernel.toys import tell

ENTRY, DETAIL, HEAD = (cast(Table, each.__table__) for each in (AuditEntry, AuditDetail, AuditHead))
COUNT = 7


@pytest.fixture
def chain(any_app: Flask, clock: ManualClock) -> Flask:
    """Seven entries of three transactions."""
    tell(any_app, "toy.a", "toy.b", "toy.c")
    clock.advance(minutes=1)
    tell(any_app, "toy.d")
    tell(any_app, "toy.e", "toy.f", "toy.g")
    return any_app


def tamper(app: Flask, *statements: Any) -> None:
    """Do what somebody with the database's password can do."""
    with app.app_context(), db.engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)


def verify(app: Flask, *anchors: Anchor) -> Defect | None:
    with app.app_context():
        return audit.verify(db.session(), anchors)


def anchor(app: Flask) -> Anchor:
    with app.app_context():
        return audit.current_anchor(db.session())


def row(connection: Connection, seq: int) -> dict[str, Any]:
    return dict(connection.execute(select(ENTRY).where(ENTRY.c.seq == seq)).mappings().one())


def rewrite(app: Flask, first: int, change: Callable[[dict[str, Any]], None]) -> None:
    """Change entry ``first`` and make the whole tail behind it consistent again, the head included."""
    with app.app_context(), db.engine.begin() as connection:
        last = row(connection, first)["prev_hash"]
        for seq in range(first, COUNT + 1):
            entry = row(connection, seq)
            if seq == first:
                change(entry)
            entry["prev_hash"] = last
            entry["hash"] = last = entry_hash(entry)
            connection.execute(update(ENTRY).where(ENTRY.c.seq == seq).values(entry))
        connection.execute(update(HEAD).values(hash=last))


def test_an_untouched_chain_holds_and_its_anchor_with_it(chain: Flask) -> None:
    assert verify(chain) is None
    assert verify(chain, anchor(chain)) is None
    assert anchor(chain).seq == COUNT


def test_an_empty_chain_holds(any_app: Flask) -> None:
    assert verify(any_app) is None


EDITS: dict[str, Callable[[Any], Any]] = {
    "at": lambda value: value + timedelta(milliseconds=1),
    "actor_id": lambda _: uuid4(),
    "command_id": lambda _: uuid4(),
    "action": lambda _: "toy.other",
    "kind": lambda _: "other",
    "record_id": lambda _: "t2",
    "unit_id": lambda _: uuid4(),
    "officer_id": lambda _: uuid4(),
    "detail_digest": lambda _: "0" * 64,
    "prev_hash": lambda _: "0" * 64,
    "hash": lambda _: "0" * 64,
}


def test_every_column_has_its_edit() -> None:
    assert set(EDITS) | {"seq"} == {column.name for column in ENTRY.columns}


def test_an_edit_of_any_column_is_named(chain: Flask) -> None:
    with chain.app_context(), db.engine.connect() as connection:
        true = row(connection, 4)
    for column, edit in EDITS.items():
        tamper(chain, update(ENTRY).where(ENTRY.c.seq == 4).values({column: edit(true[column])}))
        assert verify(chain) == Defect(4, "edited"), column
        tamper(chain, update(ENTRY).where(ENTRY.c.seq == 4).values(true))
    assert verify(chain) is None


def test_an_edit_that_mends_its_own_hash_is_named_by_its_successor(chain: Flask) -> None:
    with chain.app_context(), db.engine.connect() as connection:
        edited = {**row(connection, 4), "action": "toy.other"}
    tamper(chain, update(ENTRY).where(ENTRY.c.seq == 4).values(action="toy.other", hash=entry_hash(edited)))
    assert verify(chain) == Defect(4, "edited")


@pytest.mark.parametrize("values", [{"detail": '{"number":2,"reason":"测试"}'}, {"salt": "0" * 32}])
def test_an_edit_of_a_detail_is_named(chain: Flask, values: dict[str, str]) -> None:
    tamper(chain, update(DETAIL).where(DETAIL.c.seq == 5).values(values))
    assert verify(chain) == Defect(5, "detail_edited")


def test_an_erased_detail_leaves_the_chain_whole(chain: Flask) -> None:
    tamper(chain, delete(DETAIL).where(DETAIL.c.seq == 5))
    assert verify(chain) is None


def test_a_removed_entry_is_named(chain: Flask) -> None:
    tamper(chain, delete(DETAIL).where(DETAIL.c.seq == 4), delete(ENTRY).where(ENTRY.c.seq == 4))
    assert verify(chain) == Defect(4, "missing")


def test_a_renumbered_entry_is_named_by_the_hole_it_leaves(chain: Flask) -> None:
    tamper(
        chain,
        delete(DETAIL).where(DETAIL.c.seq == COUNT),
        update(ENTRY).where(ENTRY.c.seq == COUNT).values(seq=COUNT + 5),
    )
    assert verify(chain) == Defect(COUNT, "missing")


def test_an_insertion_is_named(chain: Flask) -> None:
    """The forger makes room, so that numbers run on, and gives the new entry a true hash."""
    tamper(chain, delete(DETAIL))
    with chain.app_context(), db.engine.begin() as connection:
        for seq in range(COUNT, 3, -1):
            connection.execute(update(ENTRY).where(ENTRY.c.seq == seq).values(seq=seq + 1))
        forged = {**row(connection, 3), "seq": 4, "action": "toy.forged", "prev_hash": row(connection, 3)["hash"]}
        connection.execute(insert(ENTRY), [{**forged, "hash": entry_hash(forged)}])
    assert verify(chain) == Defect(4, "inserted")


def test_an_entry_behind_the_head_is_named(chain: Flask) -> None:
    with chain.app_context(), db.engine.begin() as connection:
        forged = {**row(connection, COUNT), "seq": COUNT + 1, "prev_hash": row(connection, COUNT)["hash"]}
        connection.execute(insert(ENTRY), [{**forged, "hash": entry_hash(forged)}])
    assert verify(chain) == Defect(COUNT + 1, "inserted")


def test_a_rewritten_tail_is_named_by_an_exported_anchor(chain: Flask) -> None:
    kept = anchor(chain)
    rewrite(chain, 5, lambda entry: entry.update(action="toy.other"))
    assert verify(chain) is None, "without an anchor nothing can tell it from the truth"
    assert verify(chain, kept) == Defect(COUNT, "rewritten")


def test_the_earliest_anchor_that_is_broken_is_named(chain: Flask) -> None:
    with chain.app_context(), db.engine.connect() as connection:
        anchors = [Anchor(seq, row(connection, seq)["hash"]) for seq in (2, 5, 7)]
    rewrite(chain, 4, lambda entry: entry.update(action="toy.other"))
    assert verify(chain, *anchors) == Defect(5, "rewritten")


def cut(app: Flask, last: int, *, head_too: bool) -> None:
    """Take away everything behind ``last``, and the head's memory of it."""
    with app.app_context(), db.engine.begin() as connection:
        hash_ = row(connection, last)["hash"]
    statements: list[Any] = [delete(DETAIL).where(DETAIL.c.seq > last), delete(ENTRY).where(ENTRY.c.seq > last)]
    if head_too:
        statements.append(update(HEAD).values(seq=last, hash=hash_))
    tamper(app, *statements)


def test_a_truncation_is_named_by_the_head(chain: Flask) -> None:
    cut(chain, 4, head_too=False)
    assert verify(chain) == Defect(5, "truncated")


def test_a_truncation_that_mends_the_head_is_named_by_an_anchor(chain: Flask) -> None:
    kept = anchor(chain)
    cut(chain, 4, head_too=True)
    assert verify(chain) is None, "without an anchor nothing can tell it from the truth"
    assert verify(chain, kept) == Defect(5, "truncated")


def test_a_truncation_to_nothing_is_named(chain: Flask) -> None:
    tamper(chain, delete(DETAIL), delete(ENTRY))
    assert verify(chain) == Defect(1, "truncated")


def test_a_head_with_another_hash_is_named(chain: Flask) -> None:
    tamper(chain, update(HEAD).values(hash="0" * 64))
    assert verify(chain) == Defect(COUNT, "rewritten")


def test_a_missing_head_is_named(chain: Flask) -> None:
    tamper(chain, delete(HEAD))
    assert verify(chain) == Defect(COUNT + 1, "headless")


def test_the_first_of_two_defects_is_named(chain: Flask) -> None:
    tamper(
        chain,
        update(ENTRY).where(ENTRY.c.seq == 6).values(kind="other"),
        update(DETAIL).where(DETAIL.c.seq == 3).values(detail="{}"),
    )
    assert verify(chain) == Defect(3, "detail_edited")


def test_a_change_that_is_rolled_back_leaves_no_entry(chain: Flask, clock: ManualClock) -> None:
    with chain.app_context():
        with suppress(RuntimeError), write_transaction() as session:
            head = audit.lock_head(session)
            placed = audit.Placed(audit.Change("toy.h", "toy", "t1"), None, None)
            audit.append(session, clock.now(), head, [placed])
            raise RuntimeError
        assert audit.head_seq(db.session()) == COUNT
    assert verify(chain) is None


def test_two_entries_of_the_same_detail_have_different_digests(chain: Flask) -> None:
    """The salt keeps a short detail from being guessed out of its digest."""
    with chain.app_context(), db.engine.connect() as connection:
        digests = connection.execute(select(ENTRY.c.detail_digest)).scalars().all()
    assert len(set(digests)) == COUNT
