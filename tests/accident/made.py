"""Made accidents: rows as the register keeps them, for tests of what reads them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import insert

from app.accident.models import Accident, AccidentParty
from app.accident.rules import LOCAL_ZONE, local_parts, role_of
from app.kernel.database import write_transaction

_BLANK = [
    "number",
    "injuries",
    "form",
    "cause",
    "weather",
    "light",
    "road_type",
    "road_feature",
    "section_id",
    "chainage_m",
    "latitude",
    "longitude",
    "town",
    "village",
    "enterprise",
    "withdrawn_at",
    "withdrawn_reason",
    "superseded_by",
]


def local(text: str) -> datetime:
    """A local time of the county."""
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL_ZONE)


def make_accident(app: Flask, unit_id: UUID, at: str, *, vehicles: tuple[str, ...] = (), **members: Any) -> UUID:
    """Insert an accident of a unit at a local time; return its id."""
    accident_id, occurred_at = uuid4(), local(at)
    day, hour, weekday = local_parts(occurred_at)
    row: dict[str, Any] = {
        **dict.fromkeys(_BLANK),
        "id": accident_id,
        "brigade_id": unit_id,
        "unit_id": unit_id,
        "source": "import",
        "occurred_at": occurred_at,
        "day": day,
        "hour": hour,
        "weekday": weekday,
        "procedure": "general",
        "deaths": 0,
        "deaths_late": 0,
        "death_times": [],
        "placed": "none",
        "place_text": "",
        "note": "",
        "fingerprint": accident_id.hex,
        "version": 1,
        "recorded_at": occurred_at,
    }
    parties = [
        {"accident_id": accident_id, "position": n, "vehicle_type": code, "age": None, "role": role_of(code)}
        for n, code in enumerate(vehicles)
    ]
    with app.app_context(), write_transaction() as session:
        session.execute(insert(Accident), [{**row, **members}])
        if parties:
            session.execute(insert(AccidentParty), parties)
    return accident_id
