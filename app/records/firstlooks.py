"""What became of each record at its first look: the quality of evidence, never its quantity."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from . import rules
from .models import Review, Verdict


@dataclass(frozen=True, slots=True)
class FirstLook:
    """A record as it was first made, and the first verdict on it or on a correction; None while nobody looked.

    ``reviewed_id`` is the record that the verdict was given on."""

    record_id: UUID
    unit_id: UUID
    officer_id: UUID
    corrected_at: datetime
    verdict_id: UUID | None
    reviewed_id: UUID | None
    verdict: str | None


def first_looks(
    session: Session, kind: str, unit_ids: Collection[UUID], start: datetime, end: datetime
) -> list[FirstLook]:
    """The records of a kind and of these units, made in [start, end), in the order of their ids.

    Those that their officer took back before anybody looked are left out."""
    looked = and_(Verdict.first_id == Review.record_id, Verdict.number == 1)
    columns = (Review.record_id, Review.unit_id, Review.officer_id, Review.corrected_at)
    query = (
        select(*columns, Verdict.id, Verdict.record_id, Verdict.verdict)
        .outerjoin(Verdict, looked)
        .where(Review.kind == kind, Review.unit_id.in_(unit_ids), Review.record_id == Review.first_id)
        .where(Review.corrected_at >= start, Review.corrected_at < end)
        .where(or_(Review.state != rules.WITHDRAWN, Verdict.id.is_not(None)))
        .order_by(Review.record_id)
    )
    return [FirstLook(*row) for row in session.execute(query)]
