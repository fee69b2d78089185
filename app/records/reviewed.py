"""Field records that somebody else looks at: the kinds that features register for review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from app.kernel.command import Context

from . import rules
from .columns import ReviewedRecord
from .info import ReviewedInfo
from .kinds import Complete, FieldRecords, as_read
from .models import Review
from .reviews import histories, hold_review, open_review, reviews_of, set_state

Reviewed = TypeVar("Reviewed", bound=ReviewedInfo)


class ReviewedRecords(FieldRecords[Reviewed]):
    """Field records that are reviewed: each opens a review when it is written, and closes it when it is put aside.

    ``people`` names whose own record it is beside its officer's: they don't review it. ``labels`` gives each record a
    few words by which a reviewer tells it from others. ``return_reasons`` are the kind's own, beside
    ``rules.RETURN_REASONS``."""

    def __init__(
        self,
        kind: str,
        table: type[ReviewedRecord],
        info: type[Reviewed],
        complete: Complete[Reviewed] = as_read,
        *,
        people: Callable[[Reviewed], Iterable[UUID]],
        labels: Callable[[Session, Sequence[Reviewed]], list[str]],
        return_reasons: tuple[str, ...] = (),
    ) -> None:
        super().__init__(kind, table, info, complete)
        self.stands = self.stands & table.voided_at.is_(None)
        self.labels, self.return_reasons = labels, return_reasons
        self._people = people

    def people(self, found: Reviewed) -> frozenset[UUID]:
        """Whose own record it is."""
        return frozenset({found.officer_id, *self._people(found)})

    def add(self, context: Context, members: dict[str, Any]) -> None:
        super().add(context, members)
        open_review(context, self.kind)

    def supersede(self, context: Context, action: str) -> Reviewed | None:
        before = super().supersede(context, action)
        if before is not None:
            set_state(context.session, before.id, rules.SUPERSEDED)
        return before

    def withdraw(self, context: Context, payload: dict[str, Any], action: str | None) -> Reviewed:
        hold_review(context.session, payload["command_id"])  # before the record, as a verdict holds them
        before = super().withdraw(context, payload, action)
        set_state(context.session, before.id, rules.WITHDRAWN)
        return before

    def _why_not(self, found: Reviewed, code: str) -> str:
        return code if found.voided_at is None else "record_voided"

    def mark_voided(self, context: Context, record_id: UUID, *, voided: bool) -> None:
        """Have a record count no more, or again."""
        written = update(self.table).where(self.table.id == record_id)
        context.session.execute(written.values(voided_at=context.now if voided else None))

    def returned_to(self, officer_id: UUID) -> ColumnElement[bool]:
        """Condition: the record was returned to this officer, who has not answered yet."""
        asked = (Review.officer_id == officer_id, Review.state == rules.RETURNED, Review.kind == self.kind)
        return self.table.id.in_(select(Review.record_id).where(*asked))

    def shown(self, session: Session, found: Sequence[Reviewed]) -> list[dict[str, Any]]:
        """Each record's members, its photo links and its review with all verdicts, in a few queries for all."""
        reviews = reviews_of(session, [each.id for each in found])
        said = histories(session, {review.first_id for review in reviews.values()})
        rows = self.with_photos(session, found)
        for row in rows:
            review = reviews[row["id"]]
            row["review"] = {
                "state": review.state,
                "version": review.version,
                "corrects": review.corrects,
                "verdicts": said.get(review.first_id, []),
            }
        return rows
