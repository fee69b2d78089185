"""Rules of duty and procedure: a table comes and goes, what was there before stays."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import select

from tests.migrations.conftest import Migrated

BEFORE = "0014"
RULE = {"area": "site_safety", "rule": "警告标志起始距离", "value": "200", "unit": "m", "source": "规范 §70"}


def test_a_county_keeps_its_units_while_rules_come_and_go(migrated: Migrated) -> None:
    migrated.up(BEFORE)
    before = set(migrated.tables())
    with migrated.begin() as connection:
        unit = {"id": uuid4().hex, "name": "阳谷大队", "kind": "brigade", "version": 1}
        connection.execute(migrated.tables()["unit"].insert().values(unit))
        connection.commit()
    migrated.up("0015")
    assert set(migrated.tables()) - before == {"legal_rule"}
    with migrated.begin() as connection:
        rule = {"id": "R04", "confidence": "high", "position": 0, "version": 1, **RULE}
        connection.execute(migrated.tables()["legal_rule"].insert().values(rule))
        connection.commit()
    migrated.down(BEFORE)
    assert set(migrated.tables()) == before
    with migrated.begin() as connection:
        assert connection.execute(select(migrated.tables()["unit"].c.name)).scalars().all() == ["阳谷大队"]
