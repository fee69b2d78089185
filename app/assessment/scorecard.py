"""The scorecard: a pure function of requirements, credits and scheme, explained line by line.

The same input gives the same card, byte for byte, in any order, on any machine, on any day. Rounding is decimal, a half
goes up: a credit and an indicator's value have four places, points and the total two. Each step is taken from the
rounded figures of the step before, so that anybody can redo the sum from the printed card:

    value  = credited_sum / credited_count                        (unknown and exempt stand in neither)
    points = weight × (value − floor) / (target − floor), kept within 0 and weight
    total  = 100 × sum of points / sum of weights of the lines that have a value

A line with nothing credited has no value and no points, and a card without any such line has no total; neither is
ever 0.

There is one subject to a card. Nothing here takes several, so nothing here can put persons in order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.assessment.card_input import CardInput, Subject, card_input
from app.assessment.credits import PLACES, Credit, share_of
from app.assessment.evidence import Requirement
from app.assessment.periods import Period
from app.assessment.post_credit import INDICATOR as PRESENCE
from app.assessment.scheme import Indicator, Scheme
from app.kernel import strictjson

POINTS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One indicator: what it is reckoned from, and what came out. The three tuples hold requirement ids, sorted.

    With the indicator's code a requirement id names one credit, and that names its records.
    """

    indicator: str
    weight: int
    target: Decimal
    floor: Decimal
    formula_key: str
    credited: tuple[str, ...]
    unknown: tuple[str, ...]
    exempt: tuple[str, ...]
    credited_sum: Decimal
    value: Decimal | None
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What one subject earned in one period under one scheme; ``total`` is 0..100 or None."""

    scheme_id: str
    subject: Subject
    period: Period
    lines: tuple[ScoreLine, ...]
    total: Decimal | None
    formula_key: str
    input_digest: str


def scorecard(
    requirements: Iterable[Requirement], earned: Iterable[Credit], scheme: Scheme, subject: Subject, period: Period
) -> Scorecard:
    """Reckon the card of ``subject``: of ``requirements`` those that are its own and lie in ``period``.

    A requirement without a credit is unknown. Raises ValueError when two different records stand under one id.
    """
    source = card_input(requirements, earned, scheme, subject, period)
    lines = tuple(
        _line(indicator, source, unlit_counts=scheme.unlit_counts) for indicator in scheme.indicators_for(subject.kind)
    )
    return Scorecard(
        scheme_id=scheme.id,
        subject=subject,
        period=period,
        lines=lines,
        total=_total(lines),
        formula_key="formula.total",
        input_digest=hashlib.sha256(source.canonical_text.encode("utf-8")).hexdigest(),
    )


def _line(indicator: Indicator, source: CardInput, *, unlit_counts: bool) -> ScoreLine:
    found = source.credits_of(indicator.code)
    by_lights = unlit_counts and indicator.code == PRESENCE
    worth = value_by_lights if by_lights else value_of
    credited = {name: value for name, credit in found.items() if (value := worth(credit)) is not None}
    credited_sum = sum(credited.values(), Decimal("0.0000"))
    value = (credited_sum / len(credited)).quantize(PLACES, ROUND_HALF_UP) if credited else None
    return ScoreLine(
        indicator=indicator.code,
        weight=indicator.weight,
        target=indicator.target.quantize(PLACES),
        floor=indicator.floor.quantize(PLACES),
        formula_key=f"formula.{indicator.code}{'_lit' if by_lights else ''}",
        credited=tuple(credited),
        unknown=_in_state("unknown", found),
        exempt=_in_state("exempt", found),
        credited_sum=credited_sum,
        value=value,
        points=None if value is None else _points(indicator, value),
    )


def value_of(credit: Credit) -> Decimal | None:
    """What a credit is worth as it stands."""
    return credit.value


def value_by_lights(credit: Credit) -> Decimal | None:
    """What a presence is worth where the scheme takes a lit standing's time without lights, as far as it is proven, for
    absence."""
    dark_s = credit.facts.get("lights_off_s", 0)
    if credit.value is None or not dark_s:
        return credit.value
    due_s = credit.facts["required_s"] - credit.facts["excused_s"]
    return max(Decimal("0.0000"), credit.value - share_of(dark_s, due_s))


def _in_state(state: str, found: Mapping[str, Credit]) -> tuple[str, ...]:
    return tuple(name for name, credit in found.items() if credit.state == state)


def _points(indicator: Indicator, value: Decimal) -> Decimal:
    reached = (value - indicator.floor) / (indicator.target - indicator.floor)
    kept = min(max(reached, Decimal(0)), Decimal(1))
    return (indicator.weight * kept).quantize(POINTS, ROUND_HALF_UP)


def _total(lines: tuple[ScoreLine, ...]) -> Decimal | None:
    earned = [(line.points, line.weight) for line in lines if line.points is not None]
    if not earned:
        return None
    points = sum((points for points, _ in earned), Decimal(0))
    return (100 * points / sum(weight for _, weight in earned)).quantize(POINTS, ROUND_HALF_UP)


def card_text(card: Scorecard) -> str:
    """Write the card as canonical JSON, decimals as strings: what a closed period freezes and a digest can be taken
    of."""
    return strictjson.dumps(
        {
            "scheme_id": card.scheme_id,
            "subject": {"kind": card.subject.kind, "id": card.subject.id},
            "period": {"first_day": card.period.first_day.isoformat(), "last_day": card.period.last_day.isoformat()},
            "lines": [_line_json(line) for line in card.lines],
            "total": _written(card.total),
            "formula_key": card.formula_key,
            "input_digest": card.input_digest,
        }
    )


def _line_json(line: ScoreLine) -> dict[str, object]:
    return {
        "indicator": line.indicator,
        "weight": line.weight,
        "target": _written(line.target),
        "floor": _written(line.floor),
        "formula_key": line.formula_key,
        "credited": list(line.credited),
        "unknown": list(line.unknown),
        "exempt": list(line.exempt),
        "credited_sum": _written(line.credited_sum),
        "value": _written(line.value),
        "points": _written(line.points),
    }


def _written(number: Decimal | None) -> str | None:
    return None if number is None else str(number)
