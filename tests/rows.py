"""What a database holds, counted: to show that something left nothing behind."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import func, select

from app.kernel.database import Base, db


def row_counts(app: Flask) -> dict[str, int]:
    """How many rows each table has."""
    with app.app_context(), db.engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }


def changed_counts(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """By table, how many rows there are more (or fewer) than before; unchanged ones are left out."""
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}
