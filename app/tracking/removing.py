"""Removing fixes that are past their age. What was reckoned from them stays, and is not reckoned from nothing again."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.kernel.command import Context

from .models import Position, PositionHorizon, Tracker

#: A transaction that removes so many lasts some tenths of a second; phones wait behind it on SQLite.
AT_ONCE = 20_000
_STEP = timedelta(days=1)


def tracks_kept_since(session: Session) -> datetime | None:
    """From which instant on tracks are whole; None as long as nothing was removed."""
    return session.scalar(select(PositionHorizon.before))


def count_positions(session: Session, before: datetime) -> int:
    """How many fixes are older than an instant; asked by device, so that the key finds them."""
    devices = session.scalars(select(Tracker.id)).all()
    old = (Position.tracker_id.in_(devices), Position.fix_at < before)
    return session.scalar(select(func.count()).select_from(Position).where(*old)) or 0


def remove_positions(context: Context, before: datetime) -> int:
    """Remove fixes older than ``before``, oldest days first, about :data:`AT_ONCE` of them; return how many went.

    From the first on, ``tracks_kept_since`` says so: what lies before is known only as it was reckoned."""
    _move_horizon(context.session, before)
    removed = 0
    for tracker_id in context.session.scalars(select(Tracker.id).order_by(Tracker.id)).all():
        while removed < AT_ONCE:
            of_device = Position.tracker_id == tracker_id
            first = context.session.scalar(select(func.min(Position.fix_at)).where(of_device))
            if first is None or first >= before:
                break
            old = delete(Position).where(of_device, Position.fix_at < min(first + _STEP, before))
            removed += len(context.session.scalars(old.returning(Position.tracker_id)).all())
    return removed


def _move_horizon(session: Session, before: datetime) -> None:
    standing = tracks_kept_since(session)
    if standing is None:
        session.execute(insert(PositionHorizon), [{"id": 1, "before": before}])
    elif standing < before:
        session.execute(update(PositionHorizon).values(before=before))
