"""Tables of tracking: cars, the devices that tell where they are, and what those said."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class Vehicle(Base):
    """A police car of a unit; ``ended_at`` once it was given away."""

    __tablename__ = "vehicle"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    plate: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    ended_at: Mapped[datetime | None]


class Tracker(Base):
    """A device that reports positions. ``kind``: car, recorder, radio, phone or drone; ``label`` is its device number.

    Its token is never stored, only the token's SHA-256. ``vehicle_id`` is the car that carries it now;
    ``datum_doubted_at`` when it last seemed to send GCJ-02 as WGS-84."""

    __tablename__ = "tracker"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    label: Mapped[str] = mapped_column(String(40), unique=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    vehicle_id: Mapped[UUID | None] = mapped_column(ForeignKey("vehicle.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    last_fix_at: Mapped[datetime | None]
    datum_doubted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Tenure(Base):
    """Which car carried a device, which unit had a car (``subject_id`` in the hands of ``holder_id``), from ``since``
    until ``until``; None: as far as anybody knows."""

    __tablename__ = "tenure"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    holder_id: Mapped[UUID] = mapped_column(index=True)
    since: Mapped[datetime | None]
    until: Mapped[datetime | None]


class Position(Base):
    """One fix of one tracker, WGS-84 degrees, kept once however often it is sent.

    ``datum`` is what it was sent in, ``vehicle_id`` the car that carried the tracker when it arrived. How late it is
    follows from ``received_at`` and ``fix_at``. ``datum_doubted``: it fits a road only once a GCJ-02 shift is undone.
    It stays where it was said to be, and proves nothing. ``lights``: whether the warning lights (警灯) were on; None
    where the device doesn't tell."""

    __tablename__ = "position"
    # In SQLite the key is the table: half the pages to write for each fix.
    __table_args__ = (Index("ix_position_vehicle_fix", "vehicle_id", "fix_at"), {"sqlite_with_rowid": False})

    tracker_id: Mapped[UUID] = mapped_column(ForeignKey("tracker.id"), primary_key=True)
    fix_at: Mapped[datetime] = mapped_column(primary_key=True)
    received_at: Mapped[datetime]
    latitude: Mapped[float]
    longitude: Mapped[float]
    accuracy_m: Mapped[float | None]
    speed_kmh: Mapped[float | None]
    heading_deg: Mapped[float | None]
    datum: Mapped[str] = mapped_column(String(8))
    source: Mapped[str] = mapped_column(String(8))
    vehicle_id: Mapped[UUID | None]
    lights: Mapped[bool | None]
    datum_doubted: Mapped[bool] = mapped_column(server_default=false())


class PositionHorizon(Base):
    """One row: fixes from before this instant were removed, as they were past their age."""

    __tablename__ = "position_horizon"

    id: Mapped[int] = mapped_column(primary_key=True)
    before: Mapped[datetime]


class TrackLook(Base):
    """Somebody looked at a car's track from ``starts_at`` to ``ends_at``, and said why."""

    __tablename__ = "track_look"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    vehicle_id: Mapped[UUID] = mapped_column(ForeignKey("vehicle.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    by_officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    at: Mapped[datetime] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(String(200))


class TrackLookOfficer(Base):
    """An officer who was in the car meanwhile, and gets to know of the look."""

    __tablename__ = "track_look_officer"

    look_id: Mapped[UUID] = mapped_column(ForeignKey("track_look.id"), primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), primary_key=True, index=True)
