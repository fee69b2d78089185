"""Tasks acknowledged and reached in time (指令响应): one credit for each officer that a task was sent to.

Two stages: acknowledged (or sent back) within the longest band of acknowledging, and on the way or there within the
longest band of setting out; the bands are those of ``sla_reference.csv``. The value is the share of the stages that
are known. Acknowledging counts from when the phone got the task: nobody answers what hasn't reached them. A stage that
nobody told of, or that a clock doesn't say for certain, is unknown and left out; so is a task that a phone without
signal never got, or that was recalled before its time was up."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from app.assessment.credits import Credit, Evidence, Verdict, credited, share_of, unknown
from app.assessment.evidence import TaskRequirement
from app.assessment.reasons import Reason

INDICATOR = "task_response"
GRACE = timedelta(days=1)
"""How long an answer may still wait on a phone that lost its signal."""


def credit_response(task: TaskRequirement, now: datetime) -> Credit:
    """The credit of a task in one officer's hands."""
    state, value, reason = _verdict(task, now)
    known = {"acknowledged_s": task.acknowledged_s, "reached_s": task.reached_s}
    return Credit(
        requirement_id=task.id,
        indicator=INDICATOR,
        state=state,
        value=value,
        reason=reason,
        evidence=(Evidence("task", task.task_id),),
        facts={name: seconds for name, seconds in known.items() if seconds is not None},
    )


def _verdict(task: TaskRequirement, now: datetime) -> Verdict:
    if not task.answered:
        return _unanswered(task, now)
    kept = []
    if task.acknowledged_s is not None:
        kept.append(task.acknowledged_s <= task.acknowledge_limit_s)
    if task.reached_s is not None:
        kept.append(task.reached_s <= task.reach_limit_s)
    if not kept:
        return unknown(Reason.CLOCK_UNCERTAIN)
    reason = Reason.ANSWERED_PARTLY if any(kept) else Reason.ANSWERED_LATE
    return credited(share_of(sum(kept), len(kept)), Reason.ANSWERED_IN_TIME if all(kept) else reason)


def _unanswered(task: TaskRequirement, now: datetime) -> Verdict:
    """Not answered only where the phone had the task for longer than the limit, and no answer can be on its way."""
    if task.got_at is None:
        return unknown(Reason.TASK_NOT_DELIVERED)
    had_s = ((task.ended_at or now) - task.got_at).total_seconds()
    if had_s <= task.acknowledge_limit_s:
        return unknown(Reason.TASK_RECALLED if task.ended_at is not None else Reason.NOT_YET_DUE)
    if now < task.got_at + GRACE:
        return unknown(Reason.AWAITING_EVIDENCE)
    return credited(Decimal("0.0000"), Reason.NOT_ANSWERED)
