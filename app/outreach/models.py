"""Tables of outreach: targets, campaigns, talks, and the words that talks are described with."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base
from app.records.columns import ReviewedRecord


class Target(Base):
    """Whom a talk is for (宣教对象). ``kind``: village, school, fair, enterprise, public_body, road or other.

    ``aliases`` are other names it goes by, ``categories`` keys of :class:`Word` rows (八必到, 七进). A fair's lunar
    date stays as it was said; ``lunar_is_leap`` is None where nobody said. ``external_key`` is its key in the list
    that it came from."""

    __tablename__ = "outreach_target"
    __table_args__ = (UniqueConstraint("unit_id", "kind", "external_key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(60))
    aliases: Mapped[list[Any]]
    town_code: Mapped[str | None] = mapped_column(String(12))
    town_name: Mapped[str] = mapped_column(String(30))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    lunar_month: Mapped[int | None]
    lunar_day: Mapped[int | None]
    lunar_is_leap: Mapped[bool | None]
    categories: Mapped[list[Any]]
    external_key: Mapped[str | None] = mapped_column(String(60))
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    active: Mapped[bool]
    version: Mapped[int]


class Campaign(Base):
    """A period of outreach with what it plans to reach: ``planned`` is a number by kind of target.

    It is one period, however many years it lasts; without ``ends_on`` it goes on."""

    __tablename__ = "outreach_campaign"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    planned: Mapped[dict[str, Any]]
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    version: Mapped[int]


class Talk(ReviewedRecord, Base):
    """A session of outreach (宣讲场次), as its command said it; ``id`` is the command's.

    ``started_at`` and ``ended_at`` are the phone's claims, ``held_on`` the local day of the start without the phone's
    known clock error. ``faces_visible`` are digests of photos on which faces or minors can be seen. ``plan_item_id`` is
    the planned talk that it carried out."""

    __tablename__ = "outreach_session"
    __table_args__ = (
        Index("ix_outreach_session_unit_day", "unit_id", "held_on"),
        Index("ix_outreach_session_unit_time", "unit_id", "corrected_at"),
        Index("ix_outreach_session_officer_time", "officer_id", "corrected_at"),
    )

    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    held_on: Mapped[date]
    head_count: Mapped[int]
    count_method: Mapped[str] = mapped_column(String(10))
    groups: Mapped[list[Any]]
    forms: Mapped[list[Any]]
    themes: Mapped[list[Any]]
    presenter_ids: Mapped[list[Any]]
    materials: Mapped[list[Any]]
    hazards_heard: Mapped[str] = mapped_column(String(1000))
    wishes: Mapped[str] = mapped_column(String(1000))
    note: Mapped[str] = mapped_column(String(500))
    faces_visible: Mapped[list[Any]]
    plan_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("outreach_plan_item.id"), index=True)


class PlanItem(Base):
    """A planned talk (计划): the days within which it is to be held, from ``starts_on`` to ``ends_on``, and who is to
    hold it. ``begins_at`` is a local time where one was agreed, ``category`` the key of the must that it serves.

    Those planned together share a ``batch_id``. Whether it was held, the talks say that name it."""

    __tablename__ = "outreach_plan_item"
    __table_args__ = (Index("ix_outreach_plan_item_unit_days", "unit_id", "ends_on", "starts_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    batch_id: Mapped[UUID] = mapped_column(index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    begins_at: Mapped[time | None]
    team_ids: Mapped[list[Any]]
    forms: Mapped[list[Any]]
    themes: Mapped[list[Any]]
    category: Mapped[str | None] = mapped_column(String(41))
    note: Mapped[str] = mapped_column(String(500))
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    cancelled_at: Mapped[datetime | None]
    cancelled_reason: Mapped[str | None] = mapped_column(String(200))
    version: Mapped[int]


class PlanTarget(Base):
    """A target that a talk is planned for; ``position`` keeps the order in which they were named."""

    __tablename__ = "outreach_plan_target"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("outreach_plan_item.id"), primary_key=True)
    target_id: Mapped[UUID] = mapped_column(ForeignKey("outreach_target.id"), primary_key=True, index=True)
    position: Mapped[int]


class Heard(Base):
    """That something heard at a talk was taken up. ``kind``: hazard or wish; without a row nobody has looked yet.

    ``task_id`` names the task (指令) that was made of it."""

    __tablename__ = "outreach_heard"

    session_id: Mapped[UUID] = mapped_column(ForeignKey("outreach_session.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(6), primary_key=True)
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    note: Mapped[str] = mapped_column(String(200))
    task_id: Mapped[UUID | None]
    version: Mapped[int]


class TalkTarget(Base):
    """A target that a talk was for; ``position`` keeps the order in which they were named."""

    __tablename__ = "outreach_session_target"

    session_id: Mapped[UUID] = mapped_column(ForeignKey("outreach_session.id"), primary_key=True)
    target_id: Mapped[UUID] = mapped_column(ForeignKey("outreach_target.id"), primary_key=True, index=True)
    position: Mapped[int]


class Word(Base):
    """A word that talks or targets are described with; ``key`` is ``<list>.<code>``.

    ``list``: group, form, theme or material for talks; scheme for the schemes of categories, and the code of a scheme
    for its categories."""

    __tablename__ = "outreach_word"

    key: Mapped[str] = mapped_column(String(41), primary_key=True)
    list: Mapped[str] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(24))
    name_zh: Mapped[str] = mapped_column(String(60))
    name_en: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(200))
    confidence: Mapped[str] = mapped_column(String(6))
    position: Mapped[int]
    version: Mapped[int]
