"""A phone's own subscription: one for each enrolment, made and ended by its officer's tap."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.kernel.command import Context
from app.kernel.errors import DomainError
from app.kernel.execute import lock_for
from app.kernel.ids import uuid7

from .deliveries import put_deliveries, service_of, wake
from .endpoints import PushPolicy
from .models import PushDelivery, PushSubscription
from .notice import Notice, topic_of
from .sealing import Keys

AUTH_BYTES = 16
#: After so many refusals in a row the phone is told that push doesn't work here.
FAILING = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose phone it is."""

    enrolment_id: UUID
    officer_id: UUID
    unit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How push stands for a phone. ``state``: none, waiting (nothing has been sent yet), works, failing or gone."""

    state: str
    last_ok_at: datetime | None = None


def check_keys(keys: Keys) -> None:
    """Raise ``push_subscription_invalid`` unless these are a P-256 point and 16 bytes."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(keys.p256dh))
        right = len(_bytes(keys.auth)) == AUTH_BYTES
    except ValueError:
        right = False
    if not right:
        raise DomainError("push_subscription_invalid")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def subscribe(context: Context, policy: PushPolicy, holder: Holder, endpoint: str, keys: Keys) -> None:
    """Keep where this phone can be told, in place of what was known; saying it again changes nothing.

    A new address is told at once that it works. Raises ``push_endpoint_refused`` and ``push_subscription_invalid``."""
    if policy.endpoint(endpoint) is None:
        raise DomainError("push_endpoint_refused")
    check_keys(keys)
    session = context.session
    lock_for(session, [holder.enrolment_id, endpoint])
    own = _of(session, holder.enrolment_id)
    if own is not None and own.gone_at is None and (own.endpoint, own.p256dh, own.auth) == (endpoint, *_pair(keys)):
        return
    _take_over(session, holder, endpoint, keys)
    subscription_id = _keep(context, own, holder, endpoint, keys)
    context.changed(
        "push.subscribed",
        "push_subscription",
        subscription_id,
        unit_id=holder.unit_id,
        officer_id=holder.officer_id,
        service=service_of(endpoint),
    )
    put_deliveries(session, context.now, [subscription_id], _welcome(subscription_id), context.now)


def _pair(keys: Keys) -> tuple[str, str]:
    return keys.p256dh, keys.auth


def _of(session: Session, enrolment_id: UUID) -> PushSubscription | None:
    return session.scalars(select(PushSubscription).where(PushSubscription.enrolment_id == enrolment_id)).first()


def _take_over(session: Session, holder: Holder, endpoint: str, keys: Keys) -> None:
    """A browser has one subscription, whoever is signed in: the officer before is no longer told there.

    Only the browser knows the keys, so who doesn't bring them can't take an endpoint away from anybody."""
    foreign = (PushSubscription.endpoint == endpoint) & (PushSubscription.enrolment_id != holder.enrolment_id)
    row = session.execute(
        select(PushSubscription.id, PushSubscription.p256dh, PushSubscription.auth).where(foreign)
    ).first()
    if row is None:
        return
    if (row.p256dh, row.auth) != _pair(keys):
        raise DomainError("push_subscription_invalid")
    _drop(session, row.id)


def _keep(context: Context, own: PushSubscription | None, holder: Holder, endpoint: str, keys: Keys) -> UUID:
    """Write the row; what still waits for the phone is then brought to its new address."""
    values: dict[str, Any] = {
        "endpoint": endpoint,
        "p256dh": keys.p256dh,
        "auth": keys.auth,
        "created_at": context.now,
        "gone_at": None,
        "failures": 0,
        "next_try_at": None,
        "last_ok_at": None,
    }
    if own is not None:
        context.session.execute(update(PushSubscription).where(PushSubscription.id == own.id).values(**values))
        wake(context.session, context.now, own.id)
        return own.id
    subscription_id = uuid7(context.now)
    ids = {"id": subscription_id, "enrolment_id": holder.enrolment_id, "officer_id": holder.officer_id}
    context.session.execute(insert(PushSubscription), [ids | values])
    return subscription_id


def _welcome(subscription_id: UUID) -> Notice:
    """The phone has words of its own for this kind."""
    topic = topic_of("welcome", subscription_id)
    return Notice("welcome", str(subscription_id), "", "", urgency="normal", topic=topic, ttl_s=3600, url="/me")


def unsubscribe(context: Context, holder: Holder) -> None:
    """Forget where this phone can be told, and what it still had to be told; nothing known is fine too."""
    own = _of(context.session, holder.enrolment_id)
    if own is None:
        return
    _drop(context.session, own.id)
    context.changed(
        "push.unsubscribed", "push_subscription", own.id, unit_id=holder.unit_id, officer_id=holder.officer_id
    )


def _drop(session: Session, subscription_id: UUID) -> None:
    session.execute(delete(PushDelivery).where(PushDelivery.subscription_id == subscription_id))
    session.execute(delete(PushSubscription).where(PushSubscription.id == subscription_id))


def standing(session: Session, enrolment_id: UUID) -> Standing:
    """How push stands for a phone, as far as this server has seen."""
    own = _of(session, enrolment_id)
    if own is None:
        return Standing("none")
    if own.gone_at is not None:
        return Standing("gone", own.last_ok_at)
    if own.failures >= FAILING:
        return Standing("failing", own.last_ok_at)
    return Standing("waiting" if own.last_ok_at is None else "works", own.last_ok_at)
