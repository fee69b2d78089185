"""Telling phones, in the job runner: no request ever waits for a push service.

Both jobs may run twice. A second fan-out finds its deliveries written; a second delivery finds itself settled, or,
where a worker died between sending and writing that down, tells the phone again under the same topic and tag, which
replaces what it told before."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.accounts.service import signed_in_phones
from app.kernel.clock import Clock, parse_instant
from app.kernel.database import db, write_transaction
from app.kernel.desk import system_transaction
from app.kernel.house import house

from . import deliveries
from .deliveries import DELIVER_JOB, Attempt
from .events import NoticeTaken
from .gateway import gateway
from .models import PushSubscription
from .notice import Notice, plaintext
from .rules import Answer, Failure, Outcome, judge
from .sealing import Terms
from .service import FAN_OUT_JOB


def fan_out(clock: Clock, payload: dict[str, Any]) -> None:
    """Write a delivery for every living subscription of the officers."""
    officers = [UUID(each) for each in payload["officers"]]
    living = PushSubscription.gone_at.is_(None) & PushSubscription.officer_id.in_(officers)
    with write_transaction() as session:
        subscriptions = session.scalars(select(PushSubscription.id).where(living)).all()
        deliveries.put_deliveries(
            session, clock.now(), subscriptions, Notice(**payload["notice"]), parse_instant(payload["made_at"])
        )


def deliver(clock: Clock, payload: dict[str, Any]) -> None:
    """Try one delivery. No transaction is open while a push service makes up its mind."""
    now = clock.now()
    attempt = deliveries.find_attempt(db.session(), UUID(payload["delivery"]))
    if attempt is None:
        return
    reachable = bool(signed_in_phones(db.session(), [attempt.enrolment_id], now))
    db.session().rollback()
    if not reachable or attempt.expires_at <= now:
        with write_transaction() as session:
            deliveries.settle(session, attempt, "expired" if reachable else "left")
    elif attempt.not_before is not None and attempt.not_before > now:
        with write_transaction() as session:
            deliveries.postpone(session, now, attempt, attempt.not_before)
    else:
        answer = _send(now, attempt)
        with system_transaction(house().bus, clock) as context:
            verdict = judge(answer, context.now)
            deliveries.record(context.session, context.now, attempt, verdict, _words(answer))
            if verdict.outcome is Outcome.SENT:
                context.emit(NoticeTaken(attempt.notice.kind, attempt.notice.id, attempt.officer_id))


def _send(now: datetime, attempt: Attempt) -> Answer | Failure:
    notice = attempt.notice
    left_s = max(1, int((attempt.expires_at - now).total_seconds()))
    message = plaintext(notice, attempt.made_at, short=attempt.short)
    return gateway().send(attempt.endpoint, attempt.keys, message, Terms(left_s, notice.urgency, notice.topic))


def _words(answer: Answer | Failure) -> str:
    return str(answer) if isinstance(answer, Failure) else str(answer.status)


JOBS = {FAN_OUT_JOB: fan_out, DELIVER_JOB: deliver}
