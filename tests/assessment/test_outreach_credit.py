"""Outreach plans kept: held or not, once their last day is over; called off is neutral."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.assessment.evidence import PlanRequirement
from app.assessment.outreach_credit import credit_plan
from app.assessment.reasons import Reason
from tests.assessment.made import DAY, HOUR


@pytest.mark.parametrize(
    ("changes", "days", "state", "reason"),
    [
        ({"session_ids": ("S1",)}, 0, "credited", Reason.PLAN_HELD),
        ({"session_ids": ("S1",), "is_cancelled": True}, 1, "credited", Reason.PLAN_HELD),
        ({"is_cancelled": True}, 5, "exempt", Reason.PLAN_CANCELLED),
        ({}, 0, "unknown", Reason.NOT_YET_DUE),
        ({}, 1, "credited", Reason.PLAN_MISSED),
    ],
)
def test_a_planned_talk_was_held_or_is_missed_the_day_after(
    changes: dict[str, Any], days: int, state: str, reason: Reason
) -> None:
    due = {"unit_id": "squad-1", "officer_ids": frozenset({"O1"}), "duty_day": DAY, "window": HOUR}
    plan = PlanRequirement(id="P1", **{"session_ids": (), "is_cancelled": False, **due, **changes})
    credit = credit_plan(plan, DAY + timedelta(days=days))
    assert (credit.state, credit.reason) == (state, reason)
    assert credit.value == {Reason.PLAN_HELD: 1, Reason.PLAN_MISSED: 0}.get(reason)
