"""Who may read what became of a period: whoever sees its board; of a review: whoever sees the review."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.accounts.service import path_to_root
from app.kernel.actor import Actor
from app.kernel.history import History, history_id

from .access import oversees_in_brigade, supervised_units
from .claiming import CLAIM, claims_by_ids, may_see_claim
from .periodrecords import PERIOD, periods_by_ids
from .reviewqueries import REVIEW, may_see_review, reviews_by_ids
from .schemes import SCHEME, schemes_by_ids


def _period(session: Session, actor: Actor, text: str) -> bool:
    period_id = history_id(text)
    found = periods_by_ids(session, [period_id]) if period_id else []
    return any(oversees_in_brigade(session, actor, period.unit_id) for period in found)


def _scheme(session: Session, actor: Actor, text: str) -> bool:
    """Whoever is below a scheme reads it, and whoever oversees its unit: what became of it is no secret."""
    scheme_id = history_id(text)
    found = schemes_by_ids(session, [scheme_id]) if scheme_id else []
    above = [] if actor.unit_id is None else path_to_root(session, actor.unit_id)
    return any(each.unit_id in above or each.unit_id in supervised_units(actor) for each in found)


def _review(session: Session, actor: Actor, text: str) -> bool:
    review_id = history_id(text)
    found = reviews_by_ids(session, [review_id]) if review_id else []
    return any(may_see_review(actor, review) for review in found)


def _claim(session: Session, actor: Actor, text: str) -> bool:
    claim_id = history_id(text)
    found = claims_by_ids(session, [claim_id]) if claim_id else []
    return any(may_see_claim(actor, claim) for claim in found)


HISTORIES = (History(SCHEME, _scheme), History(PERIOD, _period), History(REVIEW, _review), History(CLAIM, _claim))
