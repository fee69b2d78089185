"""Who had what, and when: which car carried a device, which unit had a car.

What the past is reckoned from must not follow today's lists: a car that moves to another squad was the first one's
until then."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session

from app.kernel.command import Context

from .models import Tenure


class Held(NamedTuple):
    """A device in a car or a car in a unit, from one instant to another; None: as far as anybody knows."""

    subject_id: UUID
    holder_id: UUID
    since: datetime | None
    until: datetime | None

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether it held at any time from start to end."""
        return (self.since is None or self.since < end) and (self.until is None or self.until > start)


def begin(context: Context, subject_id: UUID, holder_id: UUID | None, since: datetime | None) -> None:
    """Note who has it from ``since`` on; None: it always had, as far as anybody knows."""
    if holder_id is not None:
        row = {"id": context.new_id("tenure", subject_id), "subject_id": subject_id, "holder_id": holder_id}
        context.session.execute(insert(Tenure), [{**row, "since": since, "until": None}])


def end(context: Context, subject_id: UUID) -> None:
    """Note that whoever has it has it no more."""
    open_ = (Tenure.subject_id == subject_id) & Tenure.until.is_(None)
    context.session.execute(update(Tenure).where(open_).values(until=context.now))


def held_between(session: Session, holder_ids: Collection[UUID], start: datetime, end_: datetime) -> list[Held]:
    """What these held at any time from start to end."""
    t = Tenure
    query = select(t.subject_id, t.holder_id, t.since, t.until).where(
        t.holder_id.in_(holder_ids),
        or_(t.since.is_(None), t.since < end_),
        or_(t.until.is_(None), t.until > start),
    )
    return [Held(*row) for row in session.execute(query)]
