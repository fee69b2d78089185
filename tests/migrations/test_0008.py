"""Reviews: what was reported before has one each, in the order of its corrections; nothing else is touched."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from tests.migrations.conftest import Migrated

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
FIRST, SECOND, THIRD, WITHDRAWN, TALK = (uuid4() for _ in range(5))


def put(migrated: Migrated, table: str, **row: Any) -> None:
    """A row of a table as it is in the database; ids are written as its driver wants them."""
    made = migrated.tables()[table]
    plain = {name: value.hex if isinstance(value, UUID) else value for name, value in row.items()}
    with migrated.begin() as connection:
        connection.execute(made.insert().values(plain))
        connection.commit()


def fill(migrated: Migrated) -> None:
    """A squad with two corrections in a row, a record taken back, and a talk."""
    unit_id, officer_id = uuid4(), uuid4()
    put(migrated, "unit", id=unit_id, name="一中队", kind="squad", version=1)
    person = {"badge": "1", "name": "甲", "rank": "police", "password_hash": "!", "active": True, "version": 1}
    put(migrated, "officer", id=officer_id, unit_id=unit_id, **person)
    code = dict.fromkeys(("content", "source", "subject", "initials"), "") | dict.fromkeys(
        ("confidence", "rule_confidence"), "high"
    )
    put(migrated, "violation_code", key="6050", position=1, **code)
    when = dict.fromkeys(("claimed_at", "corrected_at", "bracket_to"), NOON)
    said = {"unit_id": unit_id, "officer_id": officer_id, "clock_certain": True, "note": "", **when}
    plate = {"plate_text": "鲁P12345", "plate_type": "02", "code": "6050", "place_text": "", "outcome": "recorded"}
    for record, by in ((FIRST, SECOND), (SECOND, THIRD), (THIRD, None), (WITHDRAWN, None)):
        gone = NOON if record == WITHDRAWN else None
        put(migrated, "violation", id=record, superseded_by=by, withdrawn_at=gone, crew_ids=[], **said, **plate)
    lists: dict[str, list[str]] = {
        name: [] for name in ("groups", "forms", "themes", "presenter_ids", "materials", "faces_visible")
    }
    held = {"started_at": NOON, "ended_at": NOON, "held_on": NOON.date(), "head_count": 30, "count_method": "counted"}
    put(migrated, "outreach_session", id=TALK, hazards_heard="", wishes="", **said, **lists, **held)


def reviews(migrated: Migrated) -> dict[UUID, tuple[str, str, UUID | None, UUID]]:
    """By record: kind, state, the record it corrects, and the first of them."""
    table = migrated.tables()["review"].c
    with migrated.begin() as connection:
        rows = connection.execute(
            select(table.record_id, table.kind, table.state, table.corrects, table.first_id)
        ).all()
    return {_id(row[0]): (row[1], row[2], row[3] and _id(row[3]), _id(row[4])) for row in rows}


def _id(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))


def test_each_record_gets_its_review_and_none_is_lost_on_the_way_back(migrated: Migrated) -> None:
    migrated.up("0007")
    fill(migrated)
    migrated.up("0008")
    assert reviews(migrated) == {
        FIRST: ("violation", "superseded", None, FIRST),
        SECOND: ("violation", "superseded", FIRST, FIRST),
        THIRD: ("violation", "waiting", SECOND, FIRST),
        WITHDRAWN: ("violation", "withdrawn", None, WITHDRAWN),
        TALK: ("outreach_session", "waiting", None, TALK),
    }
    migrated.down("0007")
    assert {"review", "review_verdict"} & set(migrated.tables()) == set()
    assert "voided_at" not in migrated.tables()["violation"].c
    with migrated.begin() as connection:
        kept = connection.execute(select(migrated.tables()["violation"].c.id)).scalars().all()
    assert {_id(each) for each in kept} == {FIRST, SECOND, THIRD, WITHDRAWN}
