"""What a scorecard is reckoned from: put in order, freed of doubles, and written down so that a digest can bind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.assessment.credits import Credit, not_reckoned
from app.assessment.evidence import Requirement
from app.assessment.indicators import REQUIREMENT_OF_INDICATOR, SubjectKind
from app.assessment.periods import Period
from app.assessment.scheme import Scheme
from app.kernel import strictjson
from app.kernel.clock import format_instant


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose card it is: a squad's or a brigade's unit id, or an officer's id.

    The brigade's own requirements are those of every unit that the caller hands over.
    """

    kind: SubjectKind
    id: str

    def owns(self, requirement: Requirement) -> bool:
        """Whether the requirement was this subject's to do."""
        if self.kind == "officer":
            return self.id in requirement.officer_ids
        return self.kind == "brigade" or requirement.unit_id == self.id


@dataclass(frozen=True)
class CardInput:
    """The requirements by id, the credits by (indicator, requirement id), and ``canonical_text``: all of it as JSON."""

    requirements: Mapping[str, Requirement]
    credits: Mapping[tuple[str, str], Credit]
    canonical_text: str

    def credits_of(self, indicator: str) -> dict[str, Credit]:
        """Requirement id → credit, for each requirement that gives this indicator one; in order of the ids."""
        kind = REQUIREMENT_OF_INDICATOR[indicator]
        names = [name for name, requirement in self.requirements.items() if requirement.kind == kind]
        return {name: self.credits.get((indicator, name)) or not_reckoned(name, indicator) for name in names}


def card_input(
    requirements: Iterable[Requirement], earned: Iterable[Credit], scheme: Scheme, subject: Subject, period: Period
) -> CardInput:
    """Keep what concerns the subject in the period. Raises ValueError when two different records stand under one id."""
    own = _once((each.id, each) for each in requirements if subject.owns(each) and each.duty_day in period)
    codes = {indicator.code for indicator in scheme.indicators_for(subject.kind)}
    own_credits = _once(
        ((each.indicator, each.requirement_id), each)
        for each in earned
        if each.requirement_id in own and each.indicator in codes
    )
    text = strictjson.dumps(
        {
            "scheme": _scheme(scheme),
            "subject": {"kind": subject.kind, "id": subject.id},
            "period": [period.first_day.isoformat(), period.last_day.isoformat()],
            "requirements": [requirement_json(each) for each in own.values()],
            "credits": [credit_json(each) for each in own_credits.values()],
        }
    )
    return CardInput(own, own_credits, text)


_Key = TypeVar("_Key", str, tuple[str, str])
_Record = TypeVar("_Record", Requirement, Credit)


def _once(pairs: Iterable[tuple[_Key, _Record]]) -> dict[_Key, _Record]:
    """Order by key and drop doubles."""
    found: dict[_Key, _Record] = {}
    for key, record in pairs:
        if found.setdefault(key, record) != record:
            raise ValueError(f"two different records stand under {key!r}")
    return {key: found[key] for key in sorted(found)}


def _scheme(scheme: Scheme) -> dict[str, object]:
    return {
        "id": scheme.id,
        "name": scheme.name,
        "valid_from": scheme.valid_from.isoformat(),
        "valid_to": None if scheme.valid_to is None else scheme.valid_to.isoformat(),
        "start_day": scheme.period.start_day,
        "indicators": sorted(
            [row.subject, row.code, row.weight, f"{row.target:.4f}", f"{row.floor:.4f}"] for row in scheme.indicators
        ),
        # left out where it isn't set: cards of schemes from before the setting read the same
        **({"unlit_counts": True} if scheme.unlit_counts else {}),
    }


def requirement_json(requirement: Requirement) -> dict[str, object]:
    """A requirement as a card's input and a document of facts write it."""
    return {
        "id": requirement.id,
        "kind": requirement.kind,
        "unit_id": requirement.unit_id,
        "officer_ids": sorted(requirement.officer_ids),
        "duty_day": requirement.duty_day.isoformat(),
        "window": [format_instant(requirement.window.start), format_instant(requirement.window.end)],
        "purpose": requirement.purpose,
    }


def credit_json(credit: Credit) -> dict[str, object]:
    """A credit as a card's input and a document of facts write it."""
    return {
        "requirement_id": credit.requirement_id,
        "indicator": credit.indicator,
        "state": credit.state,
        "value": None if credit.value is None else f"{credit.value:.4f}",
        "reason": credit.reason.value,
        "evidence": [list(each) for each in credit.evidence],
        "facts": dict(credit.facts),
    }
