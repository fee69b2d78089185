"""Tables of the kernel that are not the audit's: what was said to the server, and what it still has to do."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from .database import Base

_WAITING = text("link = 'pending'")


class StoredCommand(Base):
    """A command as it came, applied or refused, with the receipt that was given for it.

    ``body`` are the exact signed bytes (as text) of a field command, or the canonical JSON of a desk command."""

    __tablename__ = "command"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "seq"),
        Index("ix_command_officer_received", "officer_id", "received_at"),
        Index("ix_command_waiting", "enrolment_id", sqlite_where=_WAITING, postgresql_where=_WAITING),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(10))
    type: Mapped[str] = mapped_column(String(81))
    digest: Mapped[str] = mapped_column(String(64))
    body: Mapped[str] = mapped_column(Text)
    signature: Mapped[str | None] = mapped_column(String(86))
    officer_id: Mapped[UUID | None]
    unit_id: Mapped[UUID | None]
    enrolment_id: Mapped[UUID | None]
    seq: Mapped[int | None]
    prev: Mapped[str | None] = mapped_column(String(64))
    link: Mapped[str] = mapped_column(String(8))
    occurred_at: Mapped[datetime]
    corrected_at: Mapped[datetime]
    bracket_from: Mapped[datetime | None]
    received_at: Mapped[datetime]
    flags: Mapped[list[Any]]
    status: Mapped[str] = mapped_column(String(8))
    code: Mapped[str | None] = mapped_column(String(40))
    params: Mapped[dict[str, Any]]
    record_kind: Mapped[str | None] = mapped_column(String(40))
    record_id: Mapped[str | None] = mapped_column(String(64))
    supersedes: Mapped[UUID | None]
    number: Mapped[int] = mapped_column(BigInteger)
    receipt: Mapped[str | None] = mapped_column(Text)
    receipt_signature: Mapped[str | None] = mapped_column(String(86))


class Job(Base):
    """Work that outlives a killed process. ``key`` makes a waiting job the only one of its kind."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_due", "state", "run_after"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    key: Mapped[str | None] = mapped_column(String(120), unique=True)
    payload: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int] = mapped_column(Integer)
    run_after: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(Text)
