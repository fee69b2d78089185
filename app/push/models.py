"""Tables of push: where phones can be told, what they still have to be told, and which services rest."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base

from .endpoints import MAX_ENDPOINT


class PushSubscription(Base):
    """One enrolled phone's address at its browser's push service, with the keys to encrypt for it (RFC 8291).

    ``gone_at``: the service no longer knows it, or nobody is signed in there. ``failures``: refusals in a row."""

    __tablename__ = "push_subscription"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    enrolment_id: Mapped[UUID] = mapped_column(unique=True)
    officer_id: Mapped[UUID] = mapped_column(index=True)
    endpoint: Mapped[str] = mapped_column(String(MAX_ENDPOINT), unique=True)
    p256dh: Mapped[str] = mapped_column(String(88))
    auth: Mapped[str] = mapped_column(String(24))
    created_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]
    last_ok_at: Mapped[datetime | None]


class PushDelivery(Base):
    """What one subscription is to be told under one topic; a newer notice takes the older one's place.

    ``state``: waiting, then sent, gone, refused, expired or left (nobody is signed in there). ``short``: without words,
    since the service found the message too large."""

    __tablename__ = "push_delivery"
    __table_args__ = (UniqueConstraint("subscription_id", "topic"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subscription_id: Mapped[UUID] = mapped_column(ForeignKey("push_subscription.id"))
    topic: Mapped[str] = mapped_column(String(32))
    notice: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(8))
    short: Mapped[bool]
    attempts: Mapped[int]
    last_answer: Mapped[str | None] = mapped_column(String(20))


class PushService(Base):
    """A push service that doesn't answer: until ``paused_until`` it costs nobody any time."""

    __tablename__ = "push_service"

    host: Mapped[str] = mapped_column(String(255), primary_key=True)
    failures: Mapped[int]
    paused_until: Mapped[datetime]
