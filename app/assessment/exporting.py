"""Facts of a period as a file, and the cards that follow from such a file anywhere, without a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.kernel.signing import sha256_hex

from .factsdoc import card_of, read_facts
from .freezing import facts_of
from .periodrecords import PeriodInfo, kept_cards, kept_facts, standing_cards
from .reviewqueries import corrections_of
from .scorecard import card_text


def exported_facts(session: Session, period: PeriodInfo, now: datetime) -> dict[str, Any]:
    """The frozen facts of a period with the corrections that followed and the digests of its standing cards; those of
    this moment for a period that is open, without digests."""
    if period.published_at is None:
        return {**facts_of(session, period.days, now).parts, "cards": []}
    standing = standing_cards(kept_cards(session, period.id))
    return {
        **kept_facts(session, period.id),
        "corrections": [asdict(each) for each in corrections_of(session, period.id)],
        "cards": [[each.subject_kind, str(each.subject_id), each.digest] for each in standing],
    }


def recomputed(parts: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The cards of a file as canonical JSON, in the order of its subjects; and the subjects whose digest in the file is
    another. Raises ValueError for what is no such file."""
    facts = read_facts(parts)
    cards = [(whose.subject, card_text(card_of(facts, whose))) for whose in facts.subjects]
    digests = {(kind, name): digest for kind, name, digest in parts.get("cards", [])}
    differing = [
        f"{subject.kind} {subject.id}"
        for subject, text in cards
        if digests.get((subject.kind, subject.id), sha256_hex(text.encode())) != sha256_hex(text.encode())
    ]
    return [text for _, text in cards], differing
