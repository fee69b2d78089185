"""Who can be reached on a phone: somebody is signed in there, and still may be."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import Enrolment, Officer, SignInSession


def signed_in_phones(session: Session, enrolment_ids: Collection[UUID], now: datetime) -> frozenset[UUID]:
    """Those of the enrolments whose officer is active, not revoked on that phone, and has a living session there."""
    s = SignInSession
    return frozenset(
        session.scalars(
            select(Enrolment.id)
            .join(s, s.enrolment_id == Enrolment.id)
            .join(Officer, Officer.id == Enrolment.officer_id)
            .where(Enrolment.id.in_(enrolment_ids), Enrolment.revoked_at.is_(None), Officer.active)
            .where(s.officer_id == Enrolment.officer_id, s.ended_at.is_(None), s.expires_at > now)
        )
    )
