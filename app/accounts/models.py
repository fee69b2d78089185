"""Tables of accounts; only ``app.accounts.service`` and its neighbours here touch them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class Unit(Base):
    """A node of the unit tree. ``kind``: brigade, squad or department. One that was given up (``ended_at``) stays for
    the names of what it did."""

    __tablename__ = "unit"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(12))
    version: Mapped[int] = mapped_column(default=1)
    ended_at: Mapped[datetime | None]


class Officer(Base):
    """A police officer or an auxiliary (``rank``: police | auxiliary). ``mentor_id`` is an auxiliary's 带班民警."""

    __tablename__ = "officer"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    badge: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    rank: Mapped[str] = mapped_column(String(10))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    mentor_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    password_hash: Mapped[str] = mapped_column(String(160))
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)


class RoleGrant(Base):
    """A role over a unit and all units below it."""

    __tablename__ = "role_grant"

    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), primary_key=True)


class SignInSession(Base):
    """A sign-in. The cookie carries its random id only; ``device_id`` is set once a phone is enrolled in it."""

    __tablename__ = "sign_in_session"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    device_id: Mapped[UUID | None] = mapped_column(index=True)
    enrolment_id: Mapped[UUID | None]
    signed_in_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInCode(Base):
    """A code that signs one officer in once, until ``expires_at``; of the code itself only the hash is here."""

    __tablename__ = "sign_in_code"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class FailedSignIn(Base):
    """A failed attempt, for throttling; ``subject``: the badge tried or the address it came from, keyed and hashed."""

    __tablename__ = "failed_sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime]


class Device(Base):
    """A phone, as it named itself."""

    __tablename__ = "device"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    enrolled_at: Mapped[datetime]


class Enrolment(Base):
    """One (device, officer) with its key, its sequence and its chain. ``public_key`` is a JWK."""

    __tablename__ = "enrolment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    device_id: Mapped[UUID] = mapped_column(ForeignKey("device.id"), index=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    public_key: Mapped[dict[str, Any]]
    enrolled_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class EnrolmentContact(Base):
    """The last contact of an enrolment: telemetry, kept apart so that it never waits for the audit."""

    __tablename__ = "enrolment_contact"

    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), primary_key=True)
    at: Mapped[datetime]
    app: Mapped[str] = mapped_column(String(64))
    unsent_commands: Mapped[int]
    unsent_photos: Mapped[int]
    clock_offset_ms: Mapped[int]
