"""Reviews as rows: opened with their record, closed with it, held for a verdict, read with their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Select, Table, func, insert, select, update
from sqlalchemy.orm import Session

from app.accounts.service import officers_by_ids
from app.kernel.command import Context

from . import rules
from .models import Review, Verdict

_INSERT = insert(cast(Table, Review.__table__))


@dataclass(frozen=True, slots=True)
class ReviewInfo:
    """Where the review of a record stands; the members are those of :class:`Review`."""

    record_id: UUID
    kind: str
    unit_id: UUID
    officer_id: UUID
    corrected_at: datetime
    corrects: UUID | None
    first_id: UUID
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class VerdictInfo:
    """A verdict with its reviewer's name; ``record_id`` is the record as it stood then, of this or an earlier one."""

    id: UUID
    record_id: UUID
    first_id: UUID
    number: int
    verdict: str
    reason_code: str | None
    comment: str
    reviewer_id: UUID
    decided_at: datetime
    reviewer_name: str = ""


_COLUMNS = [getattr(Review, each.name) for each in fields(ReviewInfo)]
_VERDICT_COLUMNS = [getattr(Verdict, each.name) for each in fields(VerdictInfo) if hasattr(Verdict, each.name)]


def unsettled_records(session: Session, ids: Collection[UUID]) -> set[UUID]:
    """Of these records those that wait for a verdict or for a correction."""
    states = (*rules.OPEN_STATES, rules.RETURNED)
    return set(session.scalars(select(Review.record_id).where(Review.record_id.in_(ids), Review.state.in_(states))))


def reviews_query() -> Select[Any]:
    """The rows that :class:`ReviewInfo` is made of, for conditions to be added."""
    return select(*_COLUMNS)


def open_review(context: Context, kind: str) -> None:
    """Open the review of the record that the command makes."""
    before = None if context.supersedes is None else hold_review(context.session, context.supersedes.id)
    row = {
        "record_id": context.command_id,
        "kind": kind,
        "unit_id": context.actor.unit_id,
        "officer_id": context.actor.officer_id,
        "corrected_at": context.occurrence.corrected_at,
        "corrects": before.record_id if before else None,
        "first_id": before.first_id if before else context.command_id,
        "state": rules.state_of_correction(before.state) if before else rules.WAITING,
        "version": 1,
    }
    context.session.execute(_INSERT, [row])


def hold_review(session: Session, record_id: UUID) -> ReviewInfo | None:
    """The review of a record, with every other writer of it waiting until this transaction is over."""
    row = session.execute(reviews_query().where(Review.record_id == record_id).with_for_update()).first()
    return None if row is None else ReviewInfo(*row)


def set_state(session: Session, record_id: UUID, state: str) -> None:
    """Put a review into a state: its next version."""
    written = update(Review).where(Review.record_id == record_id)
    session.execute(written.values(state=state, version=Review.version + 1))


def add_verdict(context: Context, review: ReviewInfo, said: dict[str, Any]) -> None:
    """Write what a reviewer said (``verdict``, ``reason_code``, ``comment``) beside what was said before."""
    earlier = context.session.scalar(select(func.count()).where(Verdict.first_id == review.first_id)) or 0
    row = {
        **said,
        "id": context.new_id("verdict"),
        "record_id": review.record_id,
        "first_id": review.first_id,
        "number": earlier + 1,
        "reviewer_id": context.actor.officer_id,
        "decided_at": context.now,
    }
    context.session.execute(insert(Verdict), [row])


def reviews_of(session: Session, record_ids: Collection[UUID]) -> dict[UUID, ReviewInfo]:
    """The reviews of these records."""
    rows = session.execute(reviews_query().where(Review.record_id.in_(record_ids)))
    return {row.record_id: ReviewInfo(*row) for row in rows}


def histories(session: Session, first_ids: Collection[UUID]) -> dict[UUID, list[VerdictInfo]]:
    """By first record: the verdicts on it and on its corrections, in their order; none for what nobody looked at."""
    query = select(*_VERDICT_COLUMNS).where(Verdict.first_id.in_(first_ids))
    rows = session.execute(query.order_by(Verdict.first_id, Verdict.number)).all()
    names = officers_by_ids(session, {row.reviewer_id for row in rows}) if rows else {}
    found: defaultdict[UUID, list[VerdictInfo]] = defaultdict(list)
    for row in rows:
        found[row.first_id].append(replace(VerdictInfo(*row), reviewer_name=names[row.reviewer_id].name))
    return dict(found)
