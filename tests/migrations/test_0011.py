"""Sign-in codes: their table comes and goes, the officers stay."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import insert, select

from app.kernel.database import Base
from tests.migrations.conftest import Migrated

BEFORE, HERE = "0010", "0011"
NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


def test_a_code_is_kept_for_an_officer_and_goes_without_them(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    unit_id, officer_id = uuid4(), uuid4()
    unit = {"id": unit_id, "parent_id": None, "name": "大队", "kind": "brigade", "version": 1}
    officer = {"id": officer_id, "badge": "371001", "name": "甲", "rank": "police", "unit_id": unit_id}
    officer |= {"password_hash": "!", "active": True, "version": 1}
    with migrated.begin() as connection:
        connection.execute(insert(Base.metadata.tables["unit"]), [unit])
        connection.execute(insert(Base.metadata.tables["officer"]), [officer])
        connection.commit()
    migrated.up(HERE)
    codes = migrated.tables()["sign_in_code"]
    code = {"id": uuid4(), "officer_id": officer_id, "code_hash": "0" * 64, "made_by": officer_id, "expires_at": NOON}
    with migrated.begin() as connection:
        connection.execute(insert(Base.metadata.tables["sign_in_code"]), [code])
        connection.commit()
        assert connection.execute(select(codes.c.code_hash)).scalars().all() == ["0" * 64]
    migrated.down(BEFORE)
    assert "sign_in_code" not in migrated.tables()
    with migrated.begin() as connection:
        assert connection.execute(select(migrated.tables()["officer"].c.badge)).scalars().all() == ["371001"]
