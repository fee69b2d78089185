"""Tasks as the account reads them: what was due of each recipient is to acknowledge and to get there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.dispatch.service import RecipientInfo, StepInfo, TaskInfo, load_bands, steps_of_tasks, tasks_sent_into
from app.duty.service import today
from app.geo.presence import TimeSpan
from app.kernel.ids import derived_id

from .credits import Reported
from .evidence import TaskRequirement
from .periods import Period
from .response_credit import credit_response

_DAY = timedelta(days=1)
_GOING = ("set_out", "arrived", "reported")
_ANSWERING = ("acknowledged", "sent_back")
_HAVING = ("delivered", "opened")


def responses(session: Session, unit_ids: Collection[UUID], period: Period, now: datetime) -> list[Reported]:
    """The tasks sent to officers of these units on the duty days of the period, once for each of them."""
    start = datetime.combine(period.first_day, time(), UTC) - _DAY
    end = datetime.combine(period.last_day, time(), UTC) + 2 * _DAY
    sent = [pair for pair in tasks_sent_into(session, unit_ids, start, end) if today(pair[0].created_at) in period]
    steps = steps_of_tasks(session, [task.id for task, _ in sent])
    limits = {bands.stage: bands.limits_s[-1] for bands in load_bands()}
    found = [
        _pure(task, hands, steps.get((task.id, hands.officer_id), ()), limits)
        for task, recipients in sent
        for hands in recipients
    ]
    return [Reported(each, credit_response(each, now)) for each in found]


def _pure(task: TaskInfo, hands: RecipientInfo, steps: Sequence[StepInfo], limits: dict[str, int]) -> TaskRequirement:
    first = _first(steps)
    got, answered, went = (_earliest(first, names) for names in (_HAVING, _ANSWERING, _GOING))
    acknowledged_at = answered.corrected_at if answered is not None and answered.clock_certain else None
    return TaskRequirement(
        id=str(derived_id("task_response", task.id, hands.officer_id)),
        unit_id=str(hands.unit_id),
        officer_ids=frozenset({str(hands.officer_id)}),
        duty_day=today(task.created_at),
        window=TimeSpan(task.created_at, task.created_at + timedelta(seconds=limits["acknowledged"])),
        task_id=str(task.id),
        got_at=None if got is None else got.received_at,
        answered=answered is not None or went is not None,
        acknowledged_s=_seconds(_start(task, got), answered),
        reached_s=_seconds(acknowledged_at, went),
        ended_at=_ended(task, hands),
        acknowledge_limit_s=limits["acknowledged"],
        reach_limit_s=limits["set_out"],
    )


def _first(steps: Sequence[StepInfo]) -> dict[str, StepInfo]:
    first: dict[str, StepInfo] = {}
    for step in steps:
        first.setdefault(step.step, step)
    return first


def _earliest(first: dict[str, StepInfo], names: Sequence[str]) -> StepInfo | None:
    found = [first[name] for name in names if name in first]
    return min(found, key=lambda step: step.corrected_at) if found else None


def _ended(task: TaskInfo, hands: RecipientInfo) -> datetime | None:
    """When there was nothing more to answer: recalled, closed, or expired."""
    return task.recalled_at or task.closed_at or (hands.state_at if hands.state == "expired" else None)


def _start(task: TaskInfo, got: StepInfo | None) -> datetime:
    """From when an answer counts: when the phone got it, as far as it told."""
    return task.created_at if got is None else max(task.created_at, got.corrected_at)


def _seconds(start: datetime | None, step: StepInfo | None) -> int | None:
    """From an instant to a step that is certain."""
    if start is None or step is None or not step.clock_certain:
        return None
    return max(0, round((step.corrected_at - start).total_seconds()))
