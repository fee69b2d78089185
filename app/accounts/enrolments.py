"""Enrolments: one (device, officer) with its key, its sequence, its chain, and the last contact it made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.kernel.database import is_sqlite

from .models import Enrolment, EnrolmentContact


@dataclass(frozen=True, slots=True)
class EnrolmentInfo:
    """An enrolment; ``public_key`` is the phone's JWK for ``app.kernel.signing.load_public_jwk``."""

    id: UUID
    device_id: UUID
    officer_id: UUID
    public_key: dict[str, Any]
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Contact:
    """What a phone told of itself at its last contact."""

    at: datetime
    app: str
    unsent_commands: int
    unsent_photos: int
    clock_offset_ms: int


def enrolments_by_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, EnrolmentInfo]:
    """The enrolments of these ids, revoked ones included; unknown ids are left out."""
    rows = session.execute(
        select(
            Enrolment.id, Enrolment.device_id, Enrolment.officer_id, Enrolment.public_key, Enrolment.revoked_at
        ).where(Enrolment.id.in_(ids))
    )
    return {row.id: EnrolmentInfo(*row) for row in rows}


def enrolments_of_device(session: Session, device_id: UUID) -> frozenset[UUID]:
    """Every enrolment of one phone: what a session of that phone may deliver for."""
    return frozenset(session.scalars(select(Enrolment.id).where(Enrolment.device_id == device_id)))


def write_contact(session: Session, enrolment_id: UUID, contact: Contact) -> None:
    """Keep the last contact of an enrolment; it is telemetry, so the audit is not told."""
    values = {name: getattr(contact, name) for name in Contact.__slots__}
    dialect = sqlite if is_sqlite(session) else postgresql
    row = dialect.insert(EnrolmentContact).values(enrolment_id=enrolment_id, **values)
    session.execute(row.on_conflict_do_update(index_elements=["enrolment_id"], set_=values))
