"""Sequence numbers that a phone explained: their command was never accepted and won't come."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class AbandonedSequence(Base):
    """A hole with its reason. ``digest`` is that of the bytes that were given up."""

    __tablename__ = "abandoned_sequence"

    enrolment_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    command_id: Mapped[UUID]
    digest: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(200))
