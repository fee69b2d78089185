"""Tables of tasks; only this feature's modules touch them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class Task(Base):
    """A task (指令). ``unit_id`` is the sender's; its place is a post, a section with chainage, a point or words, or
    none of them.

    ``kind``: patrol, post, accident, congestion, escort, check or other; ``urgency``: routine, urgent or critical. A
    task that was made of a record of another feature keeps its kind and id as its origin."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_unit_time", "unit_id", "created_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    created_by: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    kind: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(String(1000))
    urgency: Mapped[str] = mapped_column(String(8))
    post_id: Mapped[UUID | None] = mapped_column(ForeignKey("post.id"))
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    chainage_m: Mapped[int | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    place_text: Mapped[str] = mapped_column(String(200))
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    created_at: Mapped[datetime] = mapped_column(index=True)
    recalled_at: Mapped[datetime | None]
    recalled_reason: Mapped[str | None] = mapped_column(String(200))
    closed_at: Mapped[datetime | None]
    origin_kind: Mapped[str | None] = mapped_column(String(16))
    origin_id: Mapped[UUID | None]


class TaskRecipient(Base):
    """A task in one officer's hands. ``unit_id`` is the officer's at sending; ``state`` one of ``rules.STATES``,
    entered at ``state_at`` by the server's clock."""

    __tablename__ = "task_recipient"
    __table_args__ = (
        Index("ix_task_recipient_officer", "officer_id", "task_id"),
        Index("ix_task_recipient_unit", "unit_id", "task_id"),
    )

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    state: Mapped[str] = mapped_column(String(12))
    state_at: Mapped[datetime]


class TaskStep(Base):
    """One thing that happened to a task in an officer's hands, whether or not it moved the state.

    ``step`` is a state's name, ``flag`` one of ``rules.FLAGS``. Both clocks are kept: the phone's (claimed and
    corrected) and the server's. ``road`` (poll, push, stream) is by which a telemetry step came. ``text`` is a report
    or a reason; ``by_officer_id`` is null for the system."""

    __tablename__ = "task_step"
    __table_args__ = (Index("ix_task_step_hands", "task_id", "officer_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    step: Mapped[str] = mapped_column(String(12))
    flag: Mapped[str | None] = mapped_column(String(16))
    road: Mapped[str | None] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(String(1000))
    by_officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    claimed_at: Mapped[datetime]
    corrected_at: Mapped[datetime]
    bracket_from: Mapped[datetime | None]
    received_at: Mapped[datetime]
    clock_certain: Mapped[bool]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    accuracy_m: Mapped[float | None]
