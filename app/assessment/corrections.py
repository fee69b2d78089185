"""Corrections: what a review made of a published credit. A card is reckoned from the credits with them put in. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from app.assessment.credits import Credit, Evidence, State, in_order, not_reckoned
from app.assessment.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The credit of (requirement, indicator) shall be this: ``value`` is text with four places, None unless credited.

    ``number`` is its place among the corrections of the period; of several for one credit the last counts."""

    number: int
    review_id: str
    requirement_id: str
    indicator: str
    state: str
    value: str | None

    def of(self, credit: Credit) -> Credit:
        """The credit as corrected: it names the review beside the records it had."""
        return replace(
            credit,
            state=cast(State, self.state),
            value=None if self.value is None else Decimal(self.value),
            reason=Reason.CORRECTED_BY_REVIEW,
            evidence=in_order([*credit.evidence, Evidence("review", self.review_id)]),
        )


def corrected(earned: Iterable[Credit], corrections: Sequence[Correction]) -> list[Credit]:
    """The credits with the corrections put in, also where nothing had been reckoned."""
    last = {(each.requirement_id, each.indicator): each for each in sorted(corrections, key=lambda each: each.number)}
    found = {(credit.requirement_id, credit.indicator): credit for credit in earned}
    for key, correction in last.items():
        found[key] = correction.of(found.get(key) or not_reckoned(*key))
    return list(found.values())
