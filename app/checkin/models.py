"""The table of check-ins and check-outs; only this feature's service touches it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base
from app.records.columns import FieldRecord, indexes_of_put_aside


class CheckIn(FieldRecord, Base):
    """An officer's own word that they are at a post, or leave it (``direction``: in | out), with what the phone knew.

    ``id`` is the command's. ``verdict`` is that of ``rules.judge`` on the day it came: later changes of the post
    don't touch it."""

    __tablename__ = "check_in"
    __table_args__ = (
        Index("ix_check_in_post_time", "post_id", "corrected_at"),
        Index("ix_check_in_officer_time", "officer_id", "corrected_at"),
        Index("ix_check_in_unit_time", "unit_id", "corrected_at", "verdict", "direction"),
        *indexes_of_put_aside("check_in"),
    )

    direction: Mapped[str] = mapped_column(String(3))
    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id"))
    requirement_id: Mapped[UUID | None] = mapped_column(ForeignKey("requirement.id"), index=True)
    fix_at: Mapped[datetime | None]
    distance_m: Mapped[float | None]
    verdict: Mapped[str] = mapped_column(String(10))
