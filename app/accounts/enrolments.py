"""Enrolments: one (device, officer) with its key, its sequence, its chain, and the last contact it made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from app.kernel.database import on_tables
from app.kernel.upsert import Upsert

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


# Every request of a phone needs these: built once, and on tables.
_TABLE = cast(Table, Enrolment.__table__)
_BY_IDS = select(*(_TABLE.c[each.name] for each in fields(EnrolmentInfo))).where(
    _TABLE.c.id.in_(bindparam("ids", expanding=True))
)
_CONTACTS = Upsert(EnrolmentContact, ["enrolment_id"], Contact.__slots__)


def enrolments_by_ids(session: Session, ids: Collection[UUID]) -> dict[UUID, EnrolmentInfo]:
    """The enrolments of these ids, revoked ones included; unknown ids are left out."""
    rows = on_tables(session, _BY_IDS, {"ids": list(ids)})
    return {row.id: EnrolmentInfo(*row) for row in rows}


def enrolments_of_device(session: Session, device_id: UUID) -> frozenset[UUID]:
    """Every enrolment of one phone: what a session of that phone may deliver for."""
    return frozenset(session.scalars(select(Enrolment.id).where(Enrolment.device_id == device_id)))


def write_contact(session: Session, enrolment_id: UUID, contact: Contact) -> None:
    """Keep the last contact of an enrolment; it is telemetry, so the audit is not told."""
    values = {name: getattr(contact, name) for name in Contact.__slots__}
    _CONTACTS.put(session, [{"enrolment_id": enrolment_id, **values}])
