"""Deliveries: what is told to whom, when it is tried again, and what its end was.

A delivery is settled only as the notice that was sent: if a newer one has taken its place meanwhile, the outcome of
the older one says nothing about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.kernel.ids import uuid7
from app.kernel.jobs import enqueue
from app.kernel.upsert import Upsert

from .models import PushDelivery, PushService, PushSubscription
from .notice import Notice
from .rules import Outcome, Scope, Verdict, backoff
from .sealing import Keys

DELIVER_JOB = "push.deliver"
#: How long the outcome of a delivery is kept after the notice's own end.
KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A delivery that waits, with all that it takes to try it. ``not_before``: when its subscription or its service
    may be asked again."""

    delivery_id: UUID
    subscription_id: UUID
    enrolment_id: UUID
    officer_id: UUID
    endpoint: str
    keys: Keys
    notice: Notice
    made_at: datetime
    expires_at: datetime
    short: bool
    attempts: int
    not_before: datetime | None


def put_deliveries(
    session: Session, now: datetime, subscription_ids: Collection[UUID], notice: Notice, made_at: datetime
) -> None:
    """Write one delivery for each subscription, and the job that brings it; a newer notice of the topic stays."""
    session.execute(delete(PushDelivery).where(PushDelivery.expires_at < now - KEPT))
    there = {
        row.subscription_id: row
        for row in session.execute(
            select(PushDelivery.subscription_id, PushDelivery.id, PushDelivery.made_at)
            .where(PushDelivery.subscription_id.in_(subscription_ids), PushDelivery.topic == notice.topic)
            .with_for_update()
        )
    }
    for subscription_id in subscription_ids:
        earlier = there.get(subscription_id)
        if earlier is not None and earlier.made_at >= made_at:
            continue
        row = _row(notice, made_at)
        if earlier is not None:
            delivery_id = earlier.id
            session.execute(update(PushDelivery).where(PushDelivery.id == delivery_id).values(**row))
        else:
            delivery_id = uuid7(now)
            row |= {"id": delivery_id, "subscription_id": subscription_id, "topic": notice.topic}
            session.execute(insert(PushDelivery), [row])
        enqueue(session, now, DELIVER_JOB, {"delivery": str(delivery_id)})


def _row(notice: Notice, made_at: datetime) -> dict[str, Any]:
    return {
        "notice": asdict(notice),
        "made_at": made_at,
        "expires_at": made_at + notice.ttl,
        "state": "waiting",
        "short": False,
        "attempts": 0,
        "last_answer": None,
    }


def find_attempt(session: Session, delivery_id: UUID) -> Attempt | None:
    """The delivery if it still waits and its subscription lives."""
    delivery, subscription = PushDelivery, PushSubscription
    row = session.execute(
        select(delivery, subscription)
        .join(subscription, subscription.id == delivery.subscription_id)
        .where(delivery.id == delivery_id, delivery.state == "waiting", subscription.gone_at.is_(None))
    ).first()
    if row is None:
        return None
    waiting, to = row
    paused_until = session.scalar(select(PushService.paused_until).where(PushService.host == service_of(to.endpoint)))
    return Attempt(
        delivery_id=waiting.id,
        subscription_id=to.id,
        enrolment_id=to.enrolment_id,
        officer_id=to.officer_id,
        endpoint=to.endpoint,
        keys=Keys(to.p256dh, to.auth),
        notice=Notice(**waiting.notice),
        made_at=waiting.made_at,
        expires_at=waiting.expires_at,
        short=waiting.short,
        attempts=waiting.attempts,
        not_before=max(filter(None, (to.next_try_at, paused_until)), default=None),
    )


def service_of(endpoint: str) -> str:
    """What a push service is known by here: the host of its endpoints, with a port where there is one."""
    return urlsplit(endpoint).netloc


def wake(session: Session, now: datetime, subscription_id: UUID) -> None:
    """Bring what a subscription missed while its service didn't know it, as far as it is still worth telling."""
    missed = (
        (PushDelivery.subscription_id == subscription_id)
        & PushDelivery.state.in_(("waiting", "gone"))
        & (PushDelivery.expires_at > now)
    )
    for delivery_id in session.scalars(select(PushDelivery.id).where(missed)).all():
        session.execute(update(PushDelivery).where(PushDelivery.id == delivery_id).values(state="waiting"))
        enqueue(session, now, DELIVER_JOB, {"delivery": str(delivery_id)})


def postpone(session: Session, now: datetime, attempt: Attempt, until: datetime) -> None:
    """Let a delivery rest; one that would have to rest beyond its end is over."""
    if until >= attempt.expires_at:
        settle(session, attempt, "expired")
    else:
        wait_s = (until - now).total_seconds()
        enqueue(session, now, DELIVER_JOB, {"delivery": str(attempt.delivery_id)}, delay_s=wait_s)


def settle(session: Session, attempt: Attempt, state: str, answer: str | None = None) -> None:
    """Write down a delivery's end."""
    _note(session, attempt, state=state, last_answer=answer)


def _note(session: Session, attempt: Attempt, **values: Any) -> None:
    same = (PushDelivery.id == attempt.delivery_id) & (PushDelivery.made_at == attempt.made_at)
    session.execute(update(PushDelivery).where(same).values(**values))


def record(session: Session, now: datetime, attempt: Attempt, verdict: Verdict, answer: str) -> None:
    """Write down what came of an attempt, for the delivery, its subscription and its service."""
    match verdict.outcome:
        case Outcome.SENT:
            settle(session, attempt, "sent", answer)
            _subscription(session, attempt, failures=0, next_try_at=None, last_ok_at=now)
            session.execute(delete(PushService).where(PushService.host == service_of(attempt.endpoint)))
        case Outcome.GONE:
            settle(session, attempt, "gone", answer)
            _subscription(session, attempt, gone_at=now)
        case Outcome.TOO_LARGE if not attempt.short:
            _note(session, attempt, short=True, last_answer=answer)
            enqueue(session, now, DELIVER_JOB, {"delivery": str(attempt.delivery_id)})
        case Outcome.TOO_LARGE | Outcome.REFUSED:
            settle(session, attempt, "refused", answer)
            _subscription(session, attempt, failures=PushSubscription.failures + 1)
        case Outcome.LATER:
            _note(session, attempt, attempts=attempt.attempts + 1, last_answer=answer)
            postpone(session, now, attempt, _wait(session, now, attempt, verdict))


def _subscription(session: Session, attempt: Attempt, **values: Any) -> None:
    """The endpoint is part of the condition: a phone that has a new one meanwhile is judged by that."""
    same = (PushSubscription.id == attempt.subscription_id) & (PushSubscription.endpoint == attempt.endpoint)
    session.execute(update(PushSubscription).where(same).values(**values))


def _wait(session: Session, now: datetime, attempt: Attempt, verdict: Verdict) -> datetime:
    """Until when to wait; others that it concerns are told to wait as long."""
    if verdict.scope is Scope.SERVICE:
        return _pause(session, now, service_of(attempt.endpoint), verdict.wait)
    until = now + (verdict.wait or backoff(attempt.attempts + 1))
    if verdict.scope is Scope.SUBSCRIPTION:
        _subscription(session, attempt, next_try_at=until)
    return until


def _pause(session: Session, now: datetime, host: str, ordered: timedelta | None) -> datetime:
    """Let a service rest, longer with each failure. Those that waited with this one find it resting."""
    failures = 1 + (session.scalar(select(PushService.failures).where(PushService.host == host)) or 0)
    until = now + (ordered or backoff(failures))
    _SERVICES.put(session, [{"host": host, "failures": failures, "paused_until": until}])
    return until


_SERVICES = Upsert(PushService, ["host"], ["failures", "paused_until"])
