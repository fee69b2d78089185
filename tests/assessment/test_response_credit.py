"""Tasks acknowledged and reached in time: by what is known for certain, never by silence."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.assessment.evidence import TaskRequirement
from app.assessment.reasons import Reason
from app.assessment.response_credit import credit_response
from tests.assessment.made import DAY, HOUR, START

LATER = START + timedelta(days=3)


def task(**changes: Any) -> TaskRequirement:
    """A task that the phone had at once; acknowledged within 180 s and reached within 1,800 s is in time."""
    due = {"unit_id": "squad-1", "officer_ids": frozenset({"O1"}), "duty_day": DAY, "window": HOUR}
    known = {"task_id": "T1", "got_at": START, "answered": True, "acknowledged_s": 40, "reached_s": 600}
    limits = {"ended_at": None, "acknowledge_limit_s": 180, "reach_limit_s": 1800}
    return TaskRequirement(id="T1:O1", **{**due, **known, **limits, **changes})


@pytest.mark.parametrize(
    ("changes", "value", "reason"),
    [
        ({}, "1.0000", Reason.ANSWERED_IN_TIME),
        ({"acknowledged_s": 180, "reached_s": 1800}, "1.0000", Reason.ANSWERED_IN_TIME),
        ({"acknowledged_s": 181}, "0.5000", Reason.ANSWERED_PARTLY),
        ({"acknowledged_s": 400, "reached_s": 4000}, "0.0000", Reason.ANSWERED_LATE),
        ({"reached_s": None}, "1.0000", Reason.ANSWERED_IN_TIME),
        ({"acknowledged_s": 500, "reached_s": None}, "0.0000", Reason.ANSWERED_LATE),
    ],
)
def test_each_stage_that_is_known_is_kept_or_not(changes: dict[str, Any], value: str, reason: Reason) -> None:
    credit = credit_response(task(**changes), LATER)
    assert (credit.state, str(credit.value), credit.reason) == ("credited", value, reason)
    assert credit.evidence == (("task", "T1"),)


SILENT = {"answered": False, "acknowledged_s": None, "reached_s": None}


@pytest.mark.parametrize(
    ("changes", "hours", "reason"),
    [
        ({"got_at": None}, 72, Reason.TASK_NOT_DELIVERED),
        ({"ended_at": START + timedelta(seconds=90)}, 72, Reason.TASK_RECALLED),
        ({}, 0, Reason.NOT_YET_DUE),
        ({}, 5, Reason.AWAITING_EVIDENCE),
    ],
)
def test_silence_is_unknown_as_long_as_it_may_have_a_cause(changes: dict[str, Any], hours: int, reason: Reason) -> None:
    credit = credit_response(task(**SILENT, **changes), START + timedelta(hours=hours))
    assert (credit.state, credit.value, credit.reason) == ("unknown", None, reason)


def test_a_phone_that_had_the_task_and_never_answered_earns_nothing() -> None:
    credit = credit_response(task(**SILENT), LATER)
    assert (str(credit.value), credit.reason) == ("0.0000", Reason.NOT_ANSWERED)


def test_an_answer_at_an_uncertain_time_is_unknown() -> None:
    credit = credit_response(task(acknowledged_s=None, reached_s=None), LATER)
    assert (credit.state, credit.reason) == ("unknown", Reason.CLOCK_UNCERTAIN)
