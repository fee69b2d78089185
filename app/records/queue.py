"""The reviewer's queue: records of all kinds, with what they are told from each other by, and how far each has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, select, tuple_
from sqlalchemy.orm import Session

from app.kernel.actor import Actor
from app.kernel.errors import DomainError

from . import rules
from .access import is_own, reviewed_units, sees
from .models import Review
from .newest import Along, newest_among
from .places import place_of, read_place
from .registry import reviewed_kinds
from .reviews import ReviewInfo, reviews_of, reviews_query

#: States that a reviewer, or the officer, has something to do about.
PENDING = (*rules.OPEN_STATES, rules.RETURNED)
#: ``ix_review_queue`` has them, behind unit and state.
_R = cast(Table, Review.__table__)  # many parts are written of it: mapped classes double the cost
_QUEUE = Along(_R.c.unit_id, _R.c.corrected_at, _R.c.record_id)


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the queue, newest first; ``pending`` is how many reviews wait in each state of :data:`PENDING`."""

    reviews: list[dict[str, Any]]
    next: str | None
    pending: Mapping[str, int]


def list_reviews(session: Session, actor: Actor, query: dict[str, Any]) -> Page:
    """The reviews of the units that the actor reviews, as ``schemas.ReviewQuerySchema`` narrows them.

    Raises ``not_found`` for a unit they don't review."""
    units = _units(actor, query.get("unit"))
    of_kind = [Review.kind == query["kind"]] if "kind" in query else []
    behind = [tuple_(Review.corrected_at, Review.record_id) < read_place(query["before"])] if "before" in query else []
    states = [query["state"]] if "state" in query else rules.STATES
    rows = _newest(session, product(units, states), [*of_kind, *behind], query["limit"] + 1)
    shown = rows[: query["limit"]]
    more = place_of(shown[-1].corrected_at, shown[-1].record_id) if len(rows) > len(shown) else None
    return Page(_rows(session, actor, shown), more, _pending(session, [Review.unit_id.in_(units), *of_kind]))


def _newest(
    session: Session, parts: Iterable[tuple[UUID, str]], conditions: Sequence[ColumnElement[bool]], limit: int
) -> list[ReviewInfo]:
    """The newest reviews of these (unit, state)."""
    pairs = [[_R.c.unit_id == unit_id, _R.c.state == state, *conditions] for unit_id, state in parts]
    ids = list(session.scalars(newest_among(_QUEUE, pairs, limit)))
    newest_first = (Review.corrected_at.desc(), Review.record_id.desc())
    reviews = reviews_query().where(Review.record_id.in_(ids)).order_by(*newest_first)
    return [ReviewInfo(*row) for row in session.execute(reviews)]


def _units(actor: Actor, unit_id: UUID | None) -> frozenset[UUID]:
    units = reviewed_units(actor)
    if unit_id is None:
        return units
    if unit_id not in units:
        raise DomainError("not_found")
    return frozenset({unit_id})


def _pending(session: Session, scope: Sequence[ColumnElement[bool]]) -> dict[str, int]:
    query = (
        select(Review.state, func.count().label("waiting"))
        .where(*scope, Review.state.in_(PENDING))
        .group_by(Review.state)
    )
    return {**dict.fromkeys(PENDING, 0), **{row.state: row.waiting for row in session.execute(query)}}


def visible_review(session: Session, actor: Actor, record_id: UUID) -> dict[str, Any]:
    """One review with its history; raise ``not_found`` for whoever doesn't review its unit."""
    review = reviews_of(session, [record_id]).get(record_id)
    if review is None or not sees(actor, review):
        raise DomainError("not_found")
    return _rows(session, actor, [review])[0]


def _rows(session: Session, actor: Actor, reviews: Sequence[ReviewInfo]) -> list[dict[str, Any]]:
    """Each review beside its record's label, photos, standing and verdicts; one turn through the tables for a kind."""
    by_kind: defaultdict[str, list[UUID]] = defaultdict(list)
    for review in reviews:
        by_kind[review.kind].append(review.record_id)
    told: dict[UUID, dict[str, Any]] = {}
    for kind, ids in by_kind.items():
        records = reviewed_kinds()[kind]
        found = records.by_ids(session, ids)
        labels, shown = records.labels(session, found), records.shown(session, found)
        for each, label, row in zip(found, labels, shown, strict=True):
            told[each.id] = {"own": is_own(actor, records, each), "label": label, "record": row}
    return [_row(review, **told[review.record_id]) for review in reviews]


def _row(review: ReviewInfo, *, own: bool, label: str, record: dict[str, Any]) -> dict[str, Any]:
    return {
        "record_id": review.record_id,
        "kind": review.kind,
        "unit_id": review.unit_id,
        "officer_id": review.officer_id,
        "corrected_at": review.corrected_at,
        "label": label,
        "own": own,
        "state": review.state,
        "version": review.version,
        "corrects": review.corrects,
        "superseded_by": record["superseded_by"],
        "photos": record["photos"],
        "verdicts": record["review"]["verdicts"],
    }
