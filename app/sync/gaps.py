"""Holes in the sequences of enrolments, as the server sees them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, literal_column, select
from sqlalchemy.orm import Session

from app.kernel.database import on_tables
from app.kernel.models import StoredCommand

from .models import AbandonedSequence
from .rules import missing_ranges

# A command whose predecessor is missing waits with a pending link. The partial index finds those few at once, but only
# where the statement says its condition literally: PostgreSQL's plan for any value could not match it.
_COMMAND = cast(Table, StoredCommand.__table__)
_WAITING = select(_COMMAND.c.enrolment_id).where(
    _COMMAND.c.link == literal_column("'pending'"), _COMMAND.c.enrolment_id.in_(bindparam("ids", expanding=True))
)


def gaps_of(session: Session, enrolment_ids: Iterable[UUID]) -> dict[UUID, list[tuple[int, int]]]:
    """The holes of each enrolment that has any, as inclusive ranges of sequence numbers."""
    waiting = set(on_tables(session, _WAITING, {"ids": list(enrolment_ids)}).scalars())
    holes = {enrolment_id: _holes(session, enrolment_id) for enrolment_id in waiting if enrolment_id is not None}
    return {enrolment_id: ranges for enrolment_id, ranges in holes.items() if ranges}


def _holes(session: Session, enrolment_id: UUID) -> list[tuple[int, int]]:
    c, a = StoredCommand, AbandonedSequence
    present = session.scalars(select(c.seq).where(c.enrolment_id == enrolment_id)).all()
    explained = session.scalars(select(a.seq).where(a.enrolment_id == enrolment_id)).all()
    return missing_ranges([seq for seq in present if seq is not None], explained)
