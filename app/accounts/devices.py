"""Phones as supervisors and their owners see them: whose, when last heard of, what they still hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from app.kernel.actor import Actor

from . import rules
from .enrolments import Contact
from .models import Device, Enrolment, EnrolmentContact, Officer


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """One enrolment with its phone, its officer and its last contact (None before the first)."""

    enrolment_id: UUID
    device_id: UUID
    name: str
    officer_id: UUID
    badge: str
    officer_name: str
    unit_id: UUID
    enrolled_at: datetime
    revoked_at: datetime | None
    contact: Contact | None


def devices_for(session: Session, actor: Actor, unit_ids: Collection[UUID] | None = None) -> list[DeviceInfo]:
    """The phones that the actor may see, their own always; with ``unit_ids`` those of officers of these units only."""
    may_see = or_(Officer.unit_id.in_(actor.units(rules.READING_ROLES)), Officer.id == actor.officer_id)
    return _read(session, may_see if unit_ids is None else may_see & Officer.unit_id.in_(unit_ids))


def phones_heard_since(session: Session, unit_ids: Collection[UUID], since: datetime) -> bool:
    """Whether any phone of an officer of these units has spoken to the server since an instant."""
    own = Enrolment.officer_id.in_(select(Officer.id).where(Officer.unit_id.in_(unit_ids)))
    query = select(EnrolmentContact.at).join(Enrolment, Enrolment.id == EnrolmentContact.enrolment_id)
    return session.execute(query.where(own, EnrolmentContact.at >= since).limit(1)).first() is not None


def all_devices(session: Session) -> list[DeviceInfo]:
    """Every enrolment, for the command line."""
    return _read(session, true())


def _read(session: Session, condition: ColumnElement[bool]) -> list[DeviceInfo]:
    e, o, c = Enrolment, Officer, EnrolmentContact
    rows = session.execute(
        select(e.id, e.device_id, Device.name, e.officer_id, o.badge, o.name, o.unit_id, e.enrolled_at, e.revoked_at)
        .add_columns(c.at, c.app, c.unsent_commands, c.unsent_photos, c.clock_offset_ms)
        .join(Device, Device.id == e.device_id)
        .join(o, o.id == e.officer_id)
        .join(c, c.enrolment_id == e.id, isouter=True)
        .where(condition)
        .order_by(o.badge, e.enrolled_at)
    )
    return [_device(row[:9], row[9:]) for row in rows]


def _device(phone: Sequence[Any], contact: Sequence[Any]) -> DeviceInfo:
    heard = None if contact[0] is None else Contact(*contact)
    return DeviceInfo(*(*phone, heard))
