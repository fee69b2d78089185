"""The spine: every table takes a row with all its columns, and goes with all it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import MetaData, Table, func, select, types

from app.kernel.database import Base, db
from tests.migrations.conftest import Migrated

AT = datetime(2026, 11, 22, 4, 0, 0, 123000, tzinfo=UTC)
SOME_ID = UUID("01953000-0000-7000-8000-00000000c001")

#: A value of each kind of column; the first that fits is taken.
VALUES: tuple[tuple[type[types.TypeEngine[Any]], Callable[[], object]], ...] = (
    (types.Uuid, lambda: SOME_ID),
    (types.JSON, lambda: {"k": "值"}),
    (types.Boolean, lambda: True),
    (types.Date, lambda: date(2026, 11, 22)),
    (types.DateTime, lambda: AT),
    (types.Time, lambda: time(23, 30)),
    (types.Float, lambda: 36.125),
    (types.Integer, lambda: 7),
    (types.LargeBinary, lambda: b"\0\xff"),
    (types.String, lambda: "值"),
)


def spine_tables(migrated: Migrated) -> list[Table]:
    """What is there, typed as the models are as far as they still know it, without what later migrations add; referred
    ones come first."""
    made, found = migrated.tables(), MetaData()
    for model in Base.metadata.sorted_tables:
        if model.name in made:
            columns = [column._copy() for column in model.columns if column.name in made[model.name].columns]
            gone = [column._copy() for column in made[model.name].columns if column.name not in model.columns]
            Table(model.name, found, *columns, *gone)
    return [found.tables[table.name] for table in made["unit"].metadata.sorted_tables if table.name in found.tables]


def row_of(table: Table) -> dict[str, object]:
    """A row with a value in every column; what refers to another table names the one row that is there."""
    return {column.name: _value(column.type) for column in table.columns}


def _value(kind: types.TypeEngine[Any]) -> object:
    plain = kind.impl if isinstance(kind, types.TypeDecorator) else kind
    return next(make() for type_, make in VALUES if isinstance(plain, type_))


def test_every_table_takes_a_row_and_gives_it_back(migrated: Migrated) -> None:
    migrated.up("0001")
    tables = [table for table in spine_tables(migrated) if table.name != "audit_head"]
    with migrated.app.app_context(), db.engine.begin() as connection:
        for table in tables:
            connection.execute(table.insert().values(row_of(table)))
        read = {table.name: dict(connection.execute(select(table)).mappings().one()) for table in tables}
    assert read == {table.name: row_of(table) for table in tables}


def test_going_down_takes_the_tables_with_all_they_hold(migrated: Migrated) -> None:
    test_every_table_takes_a_row_and_gives_it_back(migrated)
    migrated.down("base")
    assert set(migrated.tables()) == {"alembic_version"}
    migrated.up("0001")
    with migrated.app.app_context(), db.engine.connect() as connection:
        left = {
            t.name: connection.execute(select(func.count()).select_from(t)).scalar() for t in spine_tables(migrated)
        }
    assert {name for name, count in left.items() if count} == {"audit_head"}
