"""A subject's scorecard: reckoned from what is known now, or as its period was published, with what followed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import descendants, officers_by_ids, path_to_root
from app.duty.service import requirements_by_ids
from app.kernel.actor import Actor
from app.kernel.errors import DomainError

from .access import require_supervised
from .card_input import Subject
from .corrections import corrected
from .credits import Credit
from .evidence import Requirement
from .factsdoc import CardSubject, Facts, card_of, read_facts
from .gathering import gathered, shown_credit, shown_record
from .indicators import SubjectKind
from .late import late_facts
from .periodrecords import PeriodInfo, get_period, kept_cards, kept_facts, period_on
from .reviewqueries import corrections_of, told_corrections
from .schemes import scheme_of, scheme_on
from .scorecard import card_text, scorecard


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose card: the subject, the units whose requirements it may own, and the unit whose scheme holds."""

    subject: Subject
    unit_ids: frozenset[UUID]
    scheme_unit_id: UUID


def card_for(
    session: Session, actor: Actor, kind: SubjectKind, subject_id: UUID, day: date, now: datetime
) -> dict[str, Any]:
    """The card of the period in which ``day`` lies, with its scheme, credits and requirements.

    Once the period is published the card is the frozen one. Raises ``not_found`` for a subject that the actor may not
    see, ``scheme_missing`` where none is in force."""
    scope = _scope(session, actor, kind, subject_id)
    path = path_to_root(session, scope.scheme_unit_id)
    kept = period_on(session, path, day)
    if kept is not None and kept.published_at is not None:
        return _frozen_card(session, scope, kept, now)
    adopted = scheme_on(session, path, day if kept is None else kept.last_day)
    scheme = adopted.parsed()
    period = scheme.period.period_containing(day) if kept is None else kept.period
    found = gathered(session, scope.unit_ids, period, now)
    card = scorecard(found.requirements, found.credits, scheme, scope.subject, period)
    own = {each.id for each in found.requirements if scope.subject.owns(each)}
    records = [each for each in found.reported if each.requirement.id in own]
    return {
        "card": json.loads(card_text(card)),
        "scheme": adopted,
        "credits": [view for view in found.views if str(view["requirement_id"]) in own]
        + [shown_credit(each.credit, each.requirement) for each in records],
        "requirements": [each for each in found.infos if str(each.id) in own],
        "records": [shown_record(each.requirement) for each in records],
        "kept": kept,
        "corrections": [],
        "late": [],
    }


def published_card(
    session: Session, actor: Actor, kind: SubjectKind, subject_id: UUID, period_id: UUID, now: datetime
) -> dict[str, Any]:
    """The card as it was published in a period, also in one that was withdrawn; raise ``not_found`` where none was."""
    scope = _scope(session, actor, kind, subject_id)
    kept = get_period(session, period_id)
    if kept.published_at is None or kept.unit_id not in path_to_root(session, scope.scheme_unit_id):
        raise DomainError("not_found")
    return _frozen_card(session, scope, kept, now)


def _frozen_card(session: Session, scope: Scope, kept: PeriodInfo, now: datetime) -> dict[str, Any]:
    facts = read_facts(kept_facts(session, kept.id))
    whose = _whose(scope, facts)
    own = _own(facts, whose)
    corrections = corrections_of(session, kept.id)
    earned = [each for each in corrected(facts.credits, corrections) if each.requirement_id in own]
    infos = requirements_by_ids(session, [UUID(each.id) for each in own.values() if each.kind in DUTY_KINDS])
    records = [each for each in own.values() if each.kind not in DUTY_KINDS]
    card = _kept_text(session, kept, whose) or card_text(card_of(facts, whose, corrections))
    scheme_id = facts.schemes[whose.scheme_unit_id].id
    return {
        "card": json.loads(card),
        "scheme": scheme_of(session, UUID(scheme_id)),
        "credits": [shown_credit(each, own[each.requirement_id]) for each in _of_subject(facts, whose, earned)],
        "requirements": list(infos.values()),
        "records": [shown_record(each) for each in records],
        "kept": kept,
        "corrections": told_corrections(session, kept.id, own),
        "late": _late(session, kept, whose, own, facts, now),
    }


def _late(
    session: Session,
    kept: PeriodInfo,
    whose: CardSubject,
    own: dict[str, Requirement],
    facts: Facts,
    now: datetime,
) -> list[dict[str, Any]]:
    """What came too late for the card; nothing is late for one that no longer counts."""
    if kept.withdrawn_at is not None:
        return []
    return late_facts(session, kept, [UUID(each) for each in whose.unit_ids], own, facts.credits, now)


DUTY_KINDS = frozenset({"post", "section"})
"""Requirements of the duty plans; all others carry a record in themselves."""


def _of_subject(facts: Facts, whose: CardSubject, earned: list[Credit]) -> list[Credit]:
    codes = {row.code for row in facts.schemes[whose.scheme_unit_id].indicators_for(whose.subject.kind)}
    return [each for each in earned if each.indicator in codes]


def _own(facts: Facts, whose: CardSubject) -> dict[str, Requirement]:
    return {each.id: each for each in facts.requirements if each.unit_id in whose.unit_ids and whose.subject.owns(each)}


def _whose(scope: Scope, facts: Facts) -> CardSubject:
    """As the facts list the subject; somebody who had nothing to do has an empty card."""
    listed = next((each for each in facts.subjects if each.subject == scope.subject), None)
    if listed is not None:
        return listed
    return CardSubject(scope.subject, frozenset(str(each) for each in scope.unit_ids), str(scope.scheme_unit_id))


def _kept_text(session: Session, kept: PeriodInfo, whose: CardSubject) -> str | None:
    cards = kept_cards(session, kept.id, whose.subject.kind, UUID(whose.subject.id))
    return cards[-1].text if cards else None


def _scope(session: Session, actor: Actor, kind: SubjectKind, subject_id: UUID) -> Scope:
    if kind != "officer":
        require_supervised(actor, subject_id)
        units = descendants(session, subject_id) if kind == "brigade" else frozenset({subject_id})
        return Scope(Subject(kind, str(subject_id)), units, subject_id)
    officer = officers_by_ids(session, [subject_id]).get(subject_id)
    if officer is None:
        raise DomainError("not_found")
    if subject_id != actor.officer_id:
        require_supervised(actor, officer.unit_id)
    return Scope(Subject(kind, str(subject_id)), frozenset({officer.unit_id}), officer.unit_id)
