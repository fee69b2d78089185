"""Made proposals: rows as the rules would have written them, for tests of what reads and decides them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import insert

from app.analysis.models import Proposal
from app.kernel.database import write_transaction

FIRST, LAST = date(2025, 11, 22), date(2026, 11, 21)


def make_proposal(app: Flask, brigade_id: UUID, unit_id: UUID, section_id: str, **members: Any) -> str:
    """Insert an open proposal to patrol a section in the evenings; return its id."""
    proposal_id = uuid4()
    suggestion = {
        "section_id": section_id,
        "required_passes": 2,
        "starts": "19:00",
        "ends": "21:00",
        "weekdays": [1, 2, 3, 4, 5, 6, 7],
        "valid_from": "2026-11-24",
        "valid_to": "2026-12-21",
    }
    row = {
        "id": proposal_id,
        "brigade_id": brigade_id,
        "unit_id": unit_id,
        "number": proposal_id.int % 1_000_000,
        "rule_key": "officers_follow_accidents",
        "rule_version": 1,
        "rule_settings": {"crew": 2, "crew_night": 3},
        "kind": "section",
        "origin": "button",
        "first_day": FIRST,
        "last_day": LAST,
        "accident_ids": [],
        "reckoning": {"count": 9, "total": 60, "expected": 2.2, "chance": 0.001},
        "suggestion": suggestion,
        "cost_hours": 42.0,
        "cost_per": "week",
        "made_at": datetime(2026, 11, 22, tzinfo=UTC),
        "made_by": None,
        "state": "open",
        "said": {},
        "decided_at": None,
        "decided_by": None,
        "reason": "",
        "version": 1,
    }
    with app.app_context(), write_transaction() as session:
        session.execute(insert(Proposal), [{**row, **members}])
    return str(proposal_id)
