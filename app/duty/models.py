"""Tables of duty: places, standing plans, and the dated requirements that plans lead to."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class Section(Base):
    """A stretch of road. ``line`` is a list of [longitude, latitude] in WGS-84, in the direction of rising chainage.

    ``level``: national, provincial or county; ``attributes``: through_village, level_crossing, freight."""

    __tablename__ = "section"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    road_code: Mapped[str] = mapped_column(String(12))
    level: Mapped[str] = mapped_column(String(10))
    line: Mapped[list[Any]]
    from_chainage_m: Mapped[int]
    to_chainage_m: Mapped[int]
    attributes: Mapped[list[Any]]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    ended_at: Mapped[datetime | None]


class Post(Base):
    """A point with a radius. ``kind``: fixed, interception or lit_standing."""

    __tablename__ = "post"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(12))
    latitude: Mapped[float]
    longitude: Mapped[float]
    radius_m: Mapped[int]
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    chainage_m: Mapped[int | None]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    ended_at: Mapped[datetime | None]


class PlaceVersion(Base):
    """Where a post or a section was since an instant (None: as far back as anybody knows), as its ``version`` said.

    ``geometry``: latitude, longitude and radius_m of a post; line, from_chainage_m and to_chainage_m of a section."""

    __tablename__ = "place_version"

    place_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[datetime | None]
    geometry: Mapped[dict[str, Any]]


class Plan(Base):
    """A standing rule: between two local times on these weekdays (ISO, Monday is 1) a post or a section needs police.

    ``manner``: standing or lit (posts), patrol (sections), spot (either, ``spot_checks`` times);
    ``mode``: day, night or key. ``day_rule``: on its weekdays, on workdays, rest_days or holidays of the calendar.

    A change writes the next ``version``, in force since ``announced_at``. ``made_through`` is the last duty day for
    which requirements were made; ``ended_at`` stops it for good."""

    __tablename__ = "plan"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(60))
    post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    starts: Mapped[time]
    ends: Mapped[time]
    weekdays: Mapped[list[Any]]
    day_rule: Mapped[str] = mapped_column(String(9), server_default="weekdays")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    officer_ids: Mapped[list[Any]]
    vehicle_id: Mapped[UUID | None] = mapped_column(ForeignKey("vehicle.id"))
    purpose: Mapped[str] = mapped_column(String(10))
    manner: Mapped[str] = mapped_column(String(8), server_default="standing")
    mode: Mapped[str] = mapped_column(String(5), server_default="day")
    spot_checks: Mapped[int | None]
    demands_check_in: Mapped[bool]
    required_passes: Mapped[int | None]
    required_share: Mapped[float | None]
    version: Mapped[int] = mapped_column(default=1)
    announced_at: Mapped[datetime]
    made_through: Mapped[date | None] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]


class CalendarYear(Base):
    """A year's days that aren't as their weekday says: [{day, kind (off, work), name}], for the whole installation."""

    __tablename__ = "calendar_year"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    days: Mapped[list[Any]]
    source: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]


class Requirement(Base):
    """One dated thing to do, as the plan's version of that day said it. A later version never rewrites it.

    ``place_version`` is that of its post or section when it began. One of several spot checks is ``slice_no`` of
    ``slices``, its window one of as many equal parts of the plan's."""

    __tablename__ = "requirement"
    __table_args__ = (
        Index("ix_requirement_unit_day", "unit_id", "duty_day"),
        Index("ix_requirement_plan_day", "plan_id", "duty_day"),
        Index("ix_requirement_span", "ends_at", "starts_at"),
        Index("ix_requirement_post_end", "post_id", "ends_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"))
    plan_version: Mapped[int]
    duty_day: Mapped[date]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(8))
    post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    officer_ids: Mapped[list[Any]]
    vehicle_id: Mapped[UUID | None] = mapped_column(ForeignKey("vehicle.id"))
    purpose: Mapped[str] = mapped_column(String(10))
    manner: Mapped[str] = mapped_column(String(8), server_default="standing")
    mode: Mapped[str] = mapped_column(String(5), server_default="day")
    slice_no: Mapped[int | None]
    slices: Mapped[int | None]
    demands_check_in: Mapped[bool]
    required_passes: Mapped[int | None]
    required_share: Mapped[float | None]
    place_version: Mapped[int | None]
    cancelled_at: Mapped[datetime | None]


class Exemption(Base):
    """Why a requirement doesn't count from ``starts_at`` to ``ends_at``: task, leave, vehicle_down or no_signal."""

    __tablename__ = "exemption"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    requirement_id: Mapped[UUID] = mapped_column(ForeignKey("requirement.id"), index=True)
    reason: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    granted_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    granted_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
