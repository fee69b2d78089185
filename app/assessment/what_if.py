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
from .periodrecords import PeriodInfo, kept_facts, period_on
from .periods import BrigadeDays
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
    found = {each.period: each for each in (_period(session, brigade_id, day) for day in days)}
    return [_compared(session, found[period], draft, now) for period in sorted(found, key=lambda each: each.first_day)]


def _period(session: Session, brigade_id: UUID, day: date) -> PeriodInfo | BrigadeDays:
    """The period as somebody opened it, else the days that the rule of the scheme gives."""
    path = path_to_root(session, brigade_id)
    kept = period_on(session, path, day)
    if kept is not None:
        return kept
    return BrigadeDays(brigade_id, scheme_on(session, path, day).parsed().period.period_containing(day))


def _facts(session: Session, found: PeriodInfo | BrigadeDays, now: datetime) -> tuple[Facts, bool]:
    """The facts of the days, and whether they are those of a publication."""
    if isinstance(found, BrigadeDays):
        return facts_of(session, found, now), False
    if found.published_at is None:
        return facts_of(session, found.days, now), False
    facts = read_facts(kept_facts(session, found.id))
    return replace(facts, corrections=tuple(corrections_of(session, found.id))), True


def _compared(session: Session, found: PeriodInfo | BrigadeDays, draft: Scheme, now: datetime) -> dict[str, Any]:
    facts, frozen = _facts(session, found, now)
    by_draft = replace(facts, schemes=dict.fromkeys(facts.schemes, draft))
    units = [each for each in facts.subjects if each.subject.kind in UNIT_KINDS]
    return {
        "first_day": found.period.first_day,
        "last_day": found.period.last_day,
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
