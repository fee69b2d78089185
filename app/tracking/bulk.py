"""Writing a batch of positions in one statement.

The rows travel as one JSON text and the database takes them apart: a parameter for every cell of every row would cost
several times the insert itself. Rows that are there already stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import CursorResult, TextClause, Uuid, bindparam, text
from sqlalchemy.orm import Session

from app.kernel.database import UtcDateTime, is_sqlite

from .rules import ReportedPosition

_COLUMNS = "fix_at, latitude, longitude, accuracy_m, speed_kmh, heading_deg, datum, lights"
_INTO = f"INSERT INTO position (tracker_id, vehicle_id, received_at, source, {_COLUMNS})"
_GIVEN = "SELECT :tracker_id, :vehicle_id, :received_at, :source"


def _statement(rows: str) -> TextClause:
    return text(f"{_INTO} {_GIVEN}, {rows} ON CONFLICT (tracker_id, fix_at) DO NOTHING").bindparams(
        bindparam("tracker_id", type_=Uuid()),
        bindparam("vehicle_id", type_=Uuid()),
        bindparam("received_at", type_=UtcDateTime()),
    )


# SQLite needs the WHERE: without it, it takes ON CONFLICT for the condition of a join.
_SQLITE = _statement(", ".join(f"value ->> {index}" for index in range(8)) + " FROM json_each(:rows) WHERE true")
_POSTGRESQL = _statement(
    "(r ->> 0)::timestamp AT TIME ZONE 'UTC', (r -> 1)::float8, (r -> 2)::float8, (r ->> 3)::float8,"
    " (r ->> 4)::float8, (r ->> 5)::float8, r ->> 6, (r ->> 7)::boolean"
    " FROM jsonb_array_elements(CAST(:rows AS jsonb)) AS r"
)


def insert_new(
    session: Session,
    tracker_id: UUID,
    vehicle_id: UUID | None,
    received_at: datetime,
    source: str,
    positions: Sequence[ReportedPosition],
) -> int:
    """Insert those that aren't there yet, in the given order; return how many that were."""
    given = {"tracker_id": tracker_id, "vehicle_id": vehicle_id, "received_at": received_at, "source": source}
    rows = json.dumps([_row(each) for each in positions], separators=(",", ":"))
    result = session.execute(_SQLITE if is_sqlite(session) else _POSTGRESQL, {**given, "rows": rows})
    return result.rowcount if isinstance(result, CursorResult) else 0


def _row(position: ReportedPosition) -> list[str | float | bool | None]:
    return [
        position.fix_at.astimezone(UTC).isoformat(" ", "microseconds")[:26],  # as SQLAlchemy writes it in SQLite
        position.point.latitude,
        position.point.longitude,
        position.accuracy_m,
        position.speed_kmh,
        position.heading_deg,
        position.datum,
        position.lights,
    ]
