"""A period's cards side by side: the brigade and its squads, in the order of the units. Persons stand on no board."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.kernel.errors import DomainError

from .factsdoc import card_of
from .freezing import facts_of, units_of
from .periodrecords import PeriodInfo, kept_cards
from .scorecard import card_text

UNIT_KINDS = ("brigade", "squad")
Cards = Mapping[tuple[str, str], dict[str, Any]]


def board_of(session: Session, period: PeriodInfo, now: datetime) -> list[dict[str, Any]]:
    """The board's rows: frozen once the period is published, until then as the facts stand now.

    There are none where a unit had no scheme."""
    try:
        first, last = _kept(session, period) if period.published_at else _reckoned(session, period, now)
    except DomainError:
        return []
    order = [(kind, str(unit.id)) for unit in units_of(session, period.unit_id) for kind in UNIT_KINDS]
    return [board_row(first[key], last[key]) for key in order if key in last]


def _kept(session: Session, period: PeriodInfo) -> tuple[Cards, Cards]:
    """The cards as they were published, and as they stand."""
    cards = [each for kind in UNIT_KINDS for each in kept_cards(session, period.id, kind)]
    published = _by_subject(each.text for each in cards if each.number == 0)
    return published, _by_subject(each.text for each in cards)


def _reckoned(session: Session, period: PeriodInfo, now: datetime) -> tuple[Cards, Cards]:
    facts = facts_of(session, period.days, now)
    units = [each for each in facts.subjects if each.subject.kind in UNIT_KINDS]
    cards = _by_subject(card_text(card_of(facts, each)) for each in units)
    return cards, cards


def _by_subject(texts: Iterable[str]) -> dict[tuple[str, str], dict[str, Any]]:
    cards = [json.loads(text) for text in texts]
    return {(card["subject"]["kind"], card["subject"]["id"]): card for card in cards}


def board_row(published: dict[str, Any], card: dict[str, Any]) -> dict[str, Any]:
    """A row of a card as it stands, beside what it was when it was published."""
    return {
        "kind": card["subject"]["kind"],
        "id": UUID(card["subject"]["id"]),
        "total": card["total"],
        "published_total": published["total"],
        "input_digest": card["input_digest"],
        "lines": [_line(line) for line in card["lines"]],
    }


def _line(line: dict[str, Any]) -> dict[str, Any]:
    counts = {name: len(line[name]) for name in ("credited", "unknown", "exempt")}
    return {**{name: line[name] for name in ("indicator", "weight", "value", "points")}, **counts}
