"""On phones: an officer's own credits of the last 35 days, so that the whole period can be explained without signal;
the periods that are published, the reviews that concern them, and what they claimed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from app.accounts.service import path_to_root
from app.duty.service import requirements_between, requirements_by_ids, today
from app.kernel.feed import Feed, Reader, Shown

from .cards import credits_by_keys, read_credit_id
from .claiming import CLAIM, ClaimInfo, claims_by_ids, own_claims
from .gathering import CreditView, credits_between
from .indicators import SUBJECTS_OF_INDICATOR
from .periodrecords import PERIOD, PeriodInfo, periods_by_ids, periods_of
from .reviewqueries import REVIEW, concerns, reviews_by_ids, reviews_concerning
from .schemas import AssessmentPeriodSchema, CreditSchema, ExemptionClaimSchema, ScoreReviewSchema

SHOWN = timedelta(days=35)
_SCHEMA = CreditSchema()


def _snapshot(reader: Reader) -> Shown:
    unit_id, officer_id = reader.actor.unit_id, reader.actor.officer_id
    if unit_id is None:
        return {}
    last = today(reader.now)
    infos = requirements_between(reader.session, last - SHOWN, last, [unit_id])
    own = {each.id for each in infos if officer_id in each.officer_ids}
    found = credits_between(reader.session, [unit_id], last - SHOWN, last)
    return _dump(each for each in found if each["requirement_id"] in own)


def _load(reader: Reader, ids: Iterable[str]) -> Shown:
    found = credits_by_keys(reader.session, [read_credit_id(i) for i in ids])
    requirements = requirements_by_ids(reader.session, {each["requirement_id"] for each in found})
    own = {i for i, each in requirements.items() if reader.actor.officer_id in each.officer_ids}
    return _dump(each for each in found if each["requirement_id"] in own)


def _dump(found: Iterable[CreditView]) -> Shown:
    """Only what an officer's own card may count: the staffing of a post is not the crew's to answer for."""
    return {each["id"]: _SCHEMA.dump(each) for each in found if "officer" in SUBJECTS_OF_INDICATOR[each["indicator"]]}


# -- periods, reviews and claims --------------------------------------------------------------------------------------

_PERIOD, _REVIEW, _CLAIM = AssessmentPeriodSchema(), ScoreReviewSchema(), ExemptionClaimSchema()
_PERIODS_SHOWN = timedelta(days=100)


def _periods(reader: Reader) -> Shown:
    """Those of the reader's brigade that are published, of the last hundred days."""
    since = today(reader.now) - _PERIODS_SHOWN
    return _dump_periods(each for each in periods_of(reader.session, _above(reader)) if each.last_day >= since)


def _load_periods(reader: Reader, ids: Iterable[str]) -> Shown:
    above = _above(reader)
    found = periods_by_ids(reader.session, [UUID(i) for i in ids])
    return _dump_periods(each for each in found if each.unit_id in above)


def _above(reader: Reader) -> list[UUID]:
    unit_id = reader.actor.unit_id
    return [] if unit_id is None else path_to_root(reader.session, unit_id)


def _dump_periods(found: Iterable[PeriodInfo]) -> Shown:
    return {str(each.id): _PERIOD.dump(each) for each in found if each.published_at is not None}


def _reviews(reader: Reader) -> Shown:
    if reader.actor.officer_id is None:
        return {}
    actor, since = reader.actor, reader.now - _PERIODS_SHOWN
    found = reviews_concerning(reader.session, reader.actor.officer_id, actor.unit_id, since)
    return {str(each.id): _REVIEW.dump(each) for each in found}


def _load_reviews(reader: Reader, ids: Iterable[str]) -> Shown:
    found = reviews_by_ids(reader.session, [UUID(i) for i in ids])
    return {str(each.id): _REVIEW.dump(each) for each in found if concerns(each, reader.actor.officer_id)}


def _claims(reader: Reader) -> Shown:
    if reader.actor.officer_id is None:
        return {}
    return _dump_claims(own_claims(reader.session, reader.actor.officer_id, reader.now - SHOWN))


def _load_claims(reader: Reader, ids: Iterable[str]) -> Shown:
    found = claims_by_ids(reader.session, [UUID(i) for i in ids])
    return _dump_claims(each for each in found if each.officer_id == reader.actor.officer_id)


def _dump_claims(found: Iterable[ClaimInfo]) -> Shown:
    return {str(each.id): _CLAIM.dump(each) for each in found}


FEEDS: tuple[Feed, ...] = (
    Feed("credit", _snapshot, _load),
    Feed(PERIOD, _periods, _load_periods),
    Feed(REVIEW, _reviews, _load_reviews),
    Feed(CLAIM, _claims, _load_claims),
)
