"""What if (试算): a draft scheme reckoned on past periods beside the one in force, for the brigade and its squads.

Nothing is stored, and nobody's own card is tried: a scheme is weighed by what it does to units, not to persons."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.accounts.service import path_to_root

from .board import UNIT_KINDS, board_row
from .factsdoc import CardSubject, Facts, card_of, read_facts
from .freezing import facts_of
from .lifecycle import DEFAULT_WORKING_DAYS
from .periodrecords import PeriodInfo, kept_facts, period_on
from .reviewqueries import corrections_of
from .scheme import Scheme
from .schemes import scheme_on
from .scorecard import card_text


def tried(
    session: Session, brigade_id: UUID, draft: Scheme, days: Sequence[date], now: datetime
) -> list[dict[str, Any]]:
    """For each period in which one of the days lies: the units' cards by the scheme in force and by the draft.

    The days are those of the period that stands, also where the draft would cut months otherwise. Raises
    ``scheme_missing`` where none was in force."""
    found = {each.period: each for each in (_period(session, brigade_id, day, now) for day in days)}
    return [_compared(session, found[period], draft, now) for period in sorted(found, key=lambda each: each.first_day)]


def _period(session: Session, brigade_id: UUID, day: date, now: datetime) -> PeriodInfo:
    """The period as somebody opened it, else by the rule of the scheme."""
    path = path_to_root(session, brigade_id)
    kept = period_on(session, path, day)
    if kept is not None:
        return kept
    period = scheme_on(session, path, day).parsed().period.period_containing(day)
    made = {"first_day": period.first_day, "last_day": period.last_day, "opened_at": now}
    nobody = dict.fromkeys(("published_at", "published_by", "ask_until", "facts_digest", "closed_at", "closed_by"))
    days = {"ask_days": DEFAULT_WORKING_DAYS, "decide_days": DEFAULT_WORKING_DAYS, "version": 0, "cards_digest": None}
    who = {"id": UUID(int=0), "unit_id": brigade_id, "opened_by": UUID(int=0)}
    return PeriodInfo(**who, **made, **nobody, **days)  # type: ignore[arg-type]


def _compared(session: Session, period: PeriodInfo, draft: Scheme, now: datetime) -> dict[str, Any]:
    frozen = period.published_at is not None
    facts = read_facts(kept_facts(session, period.id)) if frozen else facts_of(session, period, now)
    if frozen:
        facts = replace(facts, corrections=tuple(corrections_of(session, period.id)))
    by_draft = replace(facts, schemes=dict.fromkeys(facts.schemes, draft))
    units = [each for each in facts.subjects if each.subject.kind in UNIT_KINDS]
    return {
        "first_day": period.first_day,
        "last_day": period.last_day,
        "frozen": frozen,
        "rows": [
            {
                "kind": each.subject.kind,
                "id": UUID(each.subject.id),
                "current": _row(facts, each),
                "draft": _row(by_draft, each),
            }
            for each in units
        ],
    }


def _row(facts: Facts, whose: CardSubject) -> dict[str, Any]:
    card = json.loads(card_text(card_of(facts, whose)))
    return board_row(card, card)
