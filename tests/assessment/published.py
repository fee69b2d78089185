"""A month that was published, made the way of the product's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from app.kernel.actor import Role
from tests.assessment.conftest import DAY, END, START, Duty
from tests.desk import Desk

ELSEWHERE = (36.30, 115.95)
STILL = datetime(2026, 11, 25, 19, 59, tzinfo=UTC)
"""Thursday the 26th, 03:59 in Shanghai: the last minute of the duty day of the 25th."""
PUBLISHED = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
ASK_END = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
"""The end of Tuesday, the third working day after Thursday 26 November."""


def leader_of(duty: Duty) -> Desk:
    """The brigade's leader."""
    return duty.spine.county.desk(Role.BRIGADE_LEADER, duty.spine.county.brigade)


def opened(duty: Duty, chief: Desk, **changes: Any) -> dict[str, Any]:
    """The month that runs to the 25th, opened."""
    said = {"unit_id": str(duty.spine.county.brigade), "first_day": "2026-10-26", "last_day": "2026-11-25", **changes}
    answer = chief.post("/assessment-periods", said)
    assert answer.status_code == 201, answer.get_json()
    period: dict[str, Any] = answer.get_json()
    return period


def absent(duty: Duty, **changes: Any) -> dict[str, Any]:
    """A requirement that nobody kept, reckoned."""
    due = duty.due(**changes)
    duty.pass_time(END + timedelta(hours=3))
    duty.car.stay(*ELSEWHERE, START, 60)
    duty.spine.reckon()
    return due


def published(duty: Duty, chief: Desk) -> dict[str, Any]:
    """The month, published on the morning after it."""
    period = opened(duty, chief)
    duty.pass_time(PUBLISHED)
    answer = chief.post(f"/assessment-periods/{period['id']}/publication", version=1)
    assert answer.status_code == 200, answer.get_json()
    shown: dict[str, Any] = answer.get_json()
    return shown


def card_of(duty: Duty, kind: str = "squad", subject_id: object = None, reader: Desk | None = None) -> dict[str, Any]:
    """A card of the month: the squad's, unless another is named."""
    query = {"subject_kind": kind, "subject_id": str(subject_id or duty.spine.county.squad), "day": DAY}
    answer = (reader or duty.supervisor).get("/scorecards", **query)
    assert answer.status_code == 200, answer.get_json()
    shown: dict[str, Any] = answer.get_json()
    return shown


def presence(card: dict[str, Any]) -> dict[str, Any]:
    """Its line of presence at posts."""
    found: dict[str, Any] = next(each for each in card["card"]["lines"] if each["indicator"] == "presence_posts")
    return found
