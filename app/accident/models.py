"""Tables of the accident register; only this feature's modules touch them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base
from app.records.columns import FieldRecord
from app.records.filemappings import MappingColumns

#: An accident counts while it was neither taken back nor replaced; of a number only one does.
_STANDS = text("superseded_by IS NULL AND withdrawn_at IS NULL")


class Accident(Base):
    """One accident, under one id for good. A correction keeps what was said before as a row of its own that points
    here by ``superseded_by``; so does a report from the scene that turned out to be this accident.

    ``day``, ``hour`` (0–23) and ``weekday`` (1–7, Monday first) are local and follow from ``occurred_at``. ``deaths``
    are those that count (``rules.counted_deaths``), ``deaths_late`` those known to lie after the limit; ``death_times``
    are RFC 3339. ``injuries`` is None where nobody said. ``form`` to ``road_feature`` are codes of
    :class:`AccidentWord`. ``placed`` says whence the place is known: point, chainage, hand or none. ``source``: import,
    desk or scene. ``fingerprint`` tells an accident without a number from others."""

    __tablename__ = "accident"
    __table_args__ = (
        Index(
            "uq_accident_brigade_number",
            "brigade_id",
            "number",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
        Index("ix_accident_unit_day", "unit_id", "day"),
        Index("ix_accident_unit_time", "unit_id", "occurred_at"),
        Index("ix_accident_brigade_fingerprint", "brigade_id", "fingerprint"),
        Index("ix_accident_section_chainage", "section_id", "chainage_m"),
        Index("ix_accident_superseded_by", "superseded_by"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    brigade_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    number: Mapped[str | None] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(8))
    occurred_at: Mapped[datetime]
    day: Mapped[date]
    hour: Mapped[int]
    weekday: Mapped[int]
    procedure: Mapped[str] = mapped_column(String(8))
    deaths: Mapped[int]
    deaths_late: Mapped[int]
    death_times: Mapped[list[Any]]
    injuries: Mapped[int | None]
    form: Mapped[str | None] = mapped_column(String(8))
    cause: Mapped[str | None] = mapped_column(String(8))
    weather: Mapped[str | None] = mapped_column(String(8))
    light: Mapped[str | None] = mapped_column(String(8))
    road_type: Mapped[str | None] = mapped_column(String(8))
    road_feature: Mapped[str | None] = mapped_column(String(8))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    chainage_m: Mapped[int | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    placed: Mapped[str] = mapped_column(String(8))
    place_text: Mapped[str] = mapped_column(String(200))
    town: Mapped[str | None] = mapped_column(String(30))
    village: Mapped[str | None] = mapped_column(String(60))
    enterprise: Mapped[str | None] = mapped_column(String(100))
    note: Mapped[str] = mapped_column(String(500))
    fingerprint: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str | None] = mapped_column(String(200))
    superseded_by: Mapped[UUID | None]


class AccidentParty(Base):
    """Somebody or something that was part of an accident, without a name. ``vehicle_type`` is a code of the list
    "vehicle" (交通方式), ``role`` what follows from it (``rules.role_of``)."""

    __tablename__ = "accident_party"

    accident_id: Mapped[UUID] = mapped_column(ForeignKey("accident.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    vehicle_type: Mapped[str | None] = mapped_column(String(8))
    age: Mapped[int | None]
    role: Mapped[str | None] = mapped_column(String(10))


class AccidentScene(FieldRecord, Base):
    """What an officer said of an accident at its scene. ``accident_id`` is the accident that it made, or the one that
    the desk found it to be; a correction is a row of its own with the same."""

    __tablename__ = "accident_scene"
    __table_args__ = (
        Index("ix_accident_scene_accident", "accident_id"),
        Index("ix_accident_scene_officer_time", "officer_id", "corrected_at"),
    )

    accident_id: Mapped[UUID] = mapped_column(ForeignKey("accident.id"))
    occurred_at: Mapped[datetime]
    procedure: Mapped[str] = mapped_column(String(8))
    deaths: Mapped[int]
    injuries: Mapped[int]
    form: Mapped[str | None] = mapped_column(String(8))
    vehicles: Mapped[list[Any]]
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    chainage_m: Mapped[int | None]
    place_text: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(String(500))


class AccidentWord(Base):
    """A word of a code table that accidents are described with; ``key`` is "list.code", ``aliases`` other ways in
    which files write it, parted by 、."""

    __tablename__ = "accident_word"

    key: Mapped[str] = mapped_column(String(24), primary_key=True)
    list: Mapped[str] = mapped_column(String(14))
    code: Mapped[str] = mapped_column(String(8))
    name_zh: Mapped[str] = mapped_column(String(40))
    aliases: Mapped[str | None] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(200))
    confidence: Mapped[str] = mapped_column(String(6))
    position: Mapped[int]
    version: Mapped[int]


class AccidentMapping(MappingColumns, Base):
    """How a brigade's own files of accidents are read."""

    __tablename__ = "accident_mapping"
