"""Verbs of reviews (复核): ask for one, name who decides, decide. A correction stands beside what it corrects."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, insert, update
from sqlalchemy.orm import Session

from app.accounts.service import OfficerInfo, actor_of, actors_of, descendants, officers_of_units
from app.kernel.actor import Actor, Role
from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError

from .access import supervised_units
from .corrections import corrected
from .credits import Credit, not_reckoned
from .deadlines import end_of_working_day
from .evidence import Requirement
from .factsdoc import CardSubject, Facts, card_of, read_facts
from .indicators import REQUIREMENT_OF_INDICATOR
from .late import told
from .models import PeriodCard, ScoreReview
from .periodrecords import PeriodInfo, get_period, kept_cards, kept_facts
from .publishing import card_row
from .reasons import Reason
from .review_rules import Concerned, is_credit, said_in_time, unfit_to_decide
from .reviewqueries import CORRECTED, REVIEW, ReviewInfo, corrections_of, get_review, reviews_of_credit

ASKING_ROLES = frozenset({Role.SQUAD_LEADER, Role.BRIGADE_LEADER})
"""Who asks at a desk: a squad's leader in time, the brigade's leader at any time."""
NAMING_ROLES = frozenset({Role.BRIGADE_LEADER})
_CARD, _REVIEW = cast(Table, PeriodCard.__table__), cast(Table, ScoreReview.__table__)


def ask_review(context: Context, payload: dict[str, Any]) -> Applied:
    """From a phone: an officer asks about a credit of their own, a squad's leader about one of the squad."""
    period, facts = _published(context.session, payload["period_id"])
    requirement = _requirement(facts, payload)
    concerned = str(context.actor.officer_id) in requirement.officer_ids
    if not concerned and not context.actor.allows({Role.SQUAD_LEADER}, UUID(requirement.unit_id)):
        raise DomainError("not_found")
    return _ask(context, period, facts, payload, "asked")


def request_review(context: Context, payload: dict[str, Any]) -> Applied:
    """From a desk: a squad's leader asks in time; the brigade's leader orders a review at any time, so that what came
    after closing can still be put right."""
    period, facts = _published(context.session, payload["period_id"])
    requirement = _requirement(facts, payload)
    unit_id = UUID(requirement.unit_id)
    orders = context.actor.allows({Role.BRIGADE_LEADER}, unit_id)
    if not orders and not context.actor.allows({Role.SQUAD_LEADER}, unit_id):
        raise DomainError("not_allowed" if unit_id in supervised_units(context.actor) else "not_found")
    return _ask(context, period, facts, payload, "ordered" if orders else "asked")


def name_decider(context: Context, payload: dict[str, Any]) -> Applied:
    """The brigade's leader names who decides, as seen at ``version``: somebody outside the unit and not concerned."""
    review, period = _undecided(context.session, payload)
    context.actor.require(NAMING_ROLES, review.unit_id)
    decider = actor_of(context.session, payload["said"]["officer_id"])
    unfit = unfit_to_decide(decider, _concerned(review, period))
    if unfit is not None:
        raise DomainError(unfit)
    named = {"decider_id": decider.officer_id, "named_by": context.actor.officer_id, "named_at": context.now}
    _move(context, review, **named)
    _tell(context, "assessment.decider_named", review, after={"decider_id": str(decider.officer_id)})
    return Applied(Record(REVIEW, review.id))


def decide_review(context: Context, payload: dict[str, Any]) -> Applied:
    """Uphold a credit, or correct it with a reason: the cards that it moves are written anew beside the old ones."""
    review, period = _undecided(context.session, payload)
    unfit = unfit_to_decide(context.actor, _concerned(review, period))
    if unfit is not None or context.actor.officer_id != review.decider_id:
        raise DomainError(unfit or "review_not_yours")
    said = payload["said"]
    after = _after(review, said) if said["outcome"] == CORRECTED else None
    decided = {"outcome": said["outcome"], "decided_at": context.now, "decision": said["decision"].strip()}
    _move(context, review, **decided, after=after)
    if after is not None:
        _write_cards(context, period, review)
    told_after = after or {"outcome": said["outcome"]}
    action = f"assessment.review_{said['outcome']}"
    _tell(context, action, review, before=review.before, after=told_after, why=said["decision"])
    return Applied(Record(REVIEW, review.id))


def possible_deciders(session: Session, actor: Actor, review: ReviewInfo) -> list[OfficerInfo]:
    """Who could decide a review, by badge, for whoever names them; nobody once it is decided."""
    if review.outcome is not None or not actor.allows(NAMING_ROLES, review.unit_id):
        return []
    period = get_period(session, review.period_id)
    officers = officers_of_units(session, descendants(session, period.unit_id))
    actors = actors_of(session, [each.id for each in officers if each.active])
    concerned = _concerned(review, period)
    return [each for each in officers if each.id in actors and unfit_to_decide(actors[each.id], concerned) is None]


# -- asking -----------------------------------------------------------------------------------------------------------


def _ask(context: Context, period: PeriodInfo, facts: Facts, payload: dict[str, Any], origin: str) -> Applied:
    if origin == "asked" and (period.ask_until is None or not said_in_time(context.occurrence, period.ask_until)):
        raise DomainError("review_too_late")
    key = (payload["requirement_id"], payload["indicator"])
    earlier = reviews_of_credit(context.session, period.id, *key)
    if any(each.outcome is None for each in earlier):
        raise DomainError("review_pending")
    if earlier and origin == "asked":
        raise DomainError("review_decided")
    requirement = _requirement(facts, payload)
    row = {
        "id": context.new_id(REVIEW),
        "period_id": period.id,
        "requirement_id": payload["requirement_id"],
        "indicator": payload["indicator"],
        "number": len(earlier) + 1,
        "unit_id": UUID(requirement.unit_id),
        "officer_ids": sorted(requirement.officer_ids),
        "origin": origin,
        "asked_by": context.actor.officer_id,
        "asked_at": context.occurrence.corrected_at,
        "reason": payload["reason"].strip(),
        "evidence": payload["evidence"],
        "decide_until": end_of_working_day(context.session, context.now, period.decide_days),
        "version": 1,
        "decision": "",
        "before": told(_standing_credit(context.session, period.id, facts, key)),
    }
    context.session.execute(insert(_REVIEW), [row])
    review = get_review(context.session, row["id"])
    _tell(context, f"assessment.review_{origin}", review, after={"indicator": review.indicator}, why=review.reason)
    return Applied(Record(REVIEW, review.id))


def _published(session: Session, period_id: UUID) -> tuple[PeriodInfo, Facts]:
    period = get_period(session, period_id)
    if period.published_at is None:
        raise DomainError("period_not_published")
    if period.withdrawn_at is not None:
        raise DomainError("period_withdrawn")
    return period, read_facts(kept_facts(session, period_id))


def _requirement(facts: Facts, payload: dict[str, Any]) -> Requirement:
    """The requirement whose credit is named, if it is of the period and gives that indicator one."""
    kind = REQUIREMENT_OF_INDICATOR.get(payload["indicator"])
    name = str(payload["requirement_id"])
    found = next((each for each in facts.requirements if each.id == name and each.kind == kind), None)
    if found is None:
        raise DomainError("not_found")
    return found


def _standing_credit(session: Session, period_id: UUID, facts: Facts, key: tuple[UUID, str]) -> Credit:
    """The credit as published, with the corrections that there are."""
    name = (str(key[0]), key[1])
    earned = corrected(facts.credits, corrections_of(session, period_id))
    return next((each for each in earned if (each.requirement_id, each.indicator) == name), not_reckoned(*name))


# -- deciding ---------------------------------------------------------------------------------------------------------


def _undecided(session: Session, payload: dict[str, Any]) -> tuple[ReviewInfo, PeriodInfo]:
    review = get_review(session, payload["id"])
    if review.outcome is not None:
        raise DomainError("review_decided")
    if review.version != payload["version"]:
        raise DomainError("version_conflict")
    return review, get_period(session, review.period_id)


def _concerned(review: ReviewInfo, period: PeriodInfo) -> Concerned:
    return Concerned(review.unit_id, period.unit_id, [UUID(each) for each in review.officer_ids], review.asked_by)


def _after(review: ReviewInfo, said: dict[str, Any]) -> dict[str, Any]:
    credit = said["credit"]
    if credit is None or not is_credit(credit):
        raise DomainError("review_credit_invalid")
    if all(credit[name] == review.before[name] for name in ("state", "value")):
        raise DomainError("review_changes_nothing")
    return {**credit, "reason_code": Reason.CORRECTED_BY_REVIEW.value}


def _write_cards(context: Context, period: PeriodInfo, review: ReviewInfo) -> None:
    """The cards that this correction moves, each as the next of its subject; those before stay."""
    facts = read_facts(kept_facts(context.session, period.id))
    requirement = next(each for each in facts.requirements if each.id == str(review.requirement_id))
    corrections = corrections_of(context.session, period.id)
    rows = [
        _next_card(context.session, period.id, facts, whose, review.id, corrections)
        for whose in facts.subjects
        if requirement.unit_id in whose.unit_ids and whose.subject.owns(requirement)
    ]
    context.session.execute(insert(_CARD), rows)


def _next_card(
    session: Session, period_id: UUID, facts: Facts, whose: CardSubject, review_id: UUID, corrections: Any
) -> dict[str, Any]:
    before = kept_cards(session, period_id, whose.subject.kind, UUID(whose.subject.id))
    return card_row(period_id, card_of(facts, whose, corrections), len(before), review_id)


def _move(context: Context, review: ReviewInfo, **values: Any) -> None:
    at_version = update(_REVIEW).where(_REVIEW.c.id == review.id, _REVIEW.c.version == review.version)
    moved = context.session.execute(at_version.values(**values, version=review.version + 1).returning(_REVIEW.c.id))
    if moved.first() is None:
        raise DomainError("version_conflict")


def _tell(context: Context, action: str, review: ReviewInfo, **detail: Any) -> None:
    """Told to the unit, and to each officer concerned: so it reaches their phones."""
    for officer_id in sorted({review.asked_by, *map(UUID, review.officer_ids)}):
        context.changed(action, REVIEW, review.id, unit_id=review.unit_id, officer_id=officer_id, **detail)
