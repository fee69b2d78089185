"""Holes in the sequences of enrolments, as the server sees them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.kernel.models import StoredCommand

from .models import AbandonedSequence
from .rules import missing_ranges


def gaps_of(session: Session, enrolment_ids: Iterable[UUID]) -> dict[UUID, list[tuple[int, int]]]:
    """The holes of each enrolment that has any, as inclusive ranges of sequence numbers.

    Whether there is a hole at all is decided by two counts; only then are the numbers read."""
    ids = list(enrolment_ids)
    if not ids:
        return {}
    c = StoredCommand
    counted = (
        select(c.enrolment_id, func.max(c.seq), func.count()).where(c.enrolment_id.in_(ids)).group_by(c.enrolment_id)
    )
    suspects = [i for i, highest, count in session.execute(counted) if i is not None and highest != count]
    holes = {enrolment_id: _holes(session, enrolment_id) for enrolment_id in suspects}
    return {enrolment_id: ranges for enrolment_id, ranges in holes.items() if ranges}


def _holes(session: Session, enrolment_id: UUID) -> list[tuple[int, int]]:
    c, a = StoredCommand, AbandonedSequence
    present = session.scalars(select(c.seq).where(c.enrolment_id == enrolment_id)).all()
    explained = session.scalars(select(a.seq).where(a.enrolment_id == enrolment_id)).all()
    return missing_ranges([seq for seq in present if seq is not None], explained)
