"""Reference tables: rows that are there begin at version 1, and stay when the versions go."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from tests.migrations.conftest import Migrated

WORD: dict[str, Any] = {
    "key": "theme.helmet",
    "list": "theme",
    "code": "helmet",
    "name_zh": "一盔一带",
    "name_en": "Helmets and belts",
    "source": "方案",
    "confidence": "high",
    "position": 0,
}


def words(migrated: Migrated) -> list[dict[str, Any]]:
    with migrated.begin() as connection:
        return [dict(row) for row in connection.execute(select(migrated.tables()["outreach_word"])).mappings()]


def test_rows_that_are_there_begin_at_version_one(migrated: Migrated) -> None:
    migrated.up("0016")
    with migrated.begin() as connection:
        connection.execute(migrated.tables()["outreach_word"].insert().values(WORD))
        connection.commit()
    migrated.up("0017")
    assert words(migrated) == [{**WORD, "version": 1}]
    versions = [migrated.tables()[name].c.version for name in ("outreach_word", "violation_code")]
    assert [(each.nullable, each.server_default) for each in versions] == [(False, None)] * 2
    migrated.down("0016")
    assert words(migrated) == [WORD]
