"""The facts of a period as one document that needs no database: from it every card follows, byte for byte.

    {"format": "xunlu-assessment-facts/1",
     "period": {"id": null where nobody opened one, "unit_id", "first_day", "last_day"},
     "schemes": {unit id: scheme},                      # of the brigade and of each unit below it
     "subjects": [{"kind", "id", "unit_ids": […], "scheme_unit_id"}],
     "requirements": […], "credits": […],               # as card_input writes them
     "corrections": [{"number", "review_id", "requirement_id", "indicator", "state", "value"}]}

Pure. A document is made when a period is published (without corrections) and exported with those that followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from app.assessment.card_input import Subject, credit_json, requirement_json
from app.assessment.corrections import Correction, corrected
from app.assessment.credits import Credit, Evidence
from app.assessment.evidence import Requirement
from app.assessment.indicators import SubjectKind
from app.assessment.periods import Period
from app.assessment.reasons import Reason
from app.assessment.scheme import Scheme, parse_scheme
from app.assessment.scorecard import Scorecard, scorecard
from app.geo.presence import TimeSpan

FORMAT = "xunlu-assessment-facts/1"


@dataclass(frozen=True, slots=True)
class CardSubject:
    """Whose card, from the requirements of which units, and by which unit's scheme; ids are text."""

    subject: Subject
    unit_ids: frozenset[str]
    scheme_unit_id: str


@dataclass(frozen=True)
class Facts:
    """A document that was read; ``parts`` is the document itself."""

    parts: Mapping[str, Any]
    period: Period
    schemes: Mapping[str, Scheme]
    subjects: tuple[CardSubject, ...]
    requirements: tuple[Requirement, ...]
    credits: tuple[Credit, ...]
    corrections: tuple[Correction, ...]


def facts_json(
    period: Mapping[str, str | None],
    schemes: Mapping[str, Mapping[str, Any]],
    subjects: Iterable[CardSubject],
    requirements: Iterable[Requirement],
    earned: Iterable[Credit],
) -> dict[str, Any]:
    """The document, in an order of its own; ``period`` has the members named above."""
    return {
        "format": FORMAT,
        "period": dict(period),
        "schemes": {name: dict(schemes[name]) for name in sorted(schemes)},
        "subjects": [_subject_json(each) for each in sorted(subjects, key=_order)],
        "requirements": [requirement_json(each) for each in sorted(requirements, key=lambda each: each.id)],
        "credits": [
            credit_json(each) for each in sorted(earned, key=lambda each: (each.requirement_id, each.indicator))
        ],
        "corrections": [],
    }


def read_facts(parts: Mapping[str, Any]) -> Facts:
    """Read a document; raise ValueError for what is none."""
    if parts.get("format") != FORMAT:
        raise ValueError("not a document of assessment facts")
    try:
        period = parts["period"]
        return Facts(
            parts=parts,
            period=Period(date.fromisoformat(period["first_day"]), date.fromisoformat(period["last_day"])),
            schemes={name: parse_scheme(data) for name, data in parts["schemes"].items()},
            subjects=tuple(_subject(each) for each in parts["subjects"]),
            requirements=tuple(_requirement(each) for each in parts["requirements"]),
            credits=tuple(read_credit(each) for each in parts["credits"]),
            corrections=tuple(Correction(**each) for each in parts["corrections"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"incomplete: {error}") from None


def card_of(facts: Facts, whose: CardSubject, corrections: Sequence[Correction] | None = None) -> Scorecard:
    """The card of one subject, with the document's own corrections unless others are given."""
    taken = facts.corrections if corrections is None else corrections
    requirements = [each for each in facts.requirements if each.unit_id in whose.unit_ids]
    earned = corrected(facts.credits, taken)
    return scorecard(requirements, earned, facts.schemes[whose.scheme_unit_id], whose.subject, facts.period)


# -- reading and writing the parts ------------------------------------------------------------------------------------


def _order(whose: CardSubject) -> tuple[str, str]:
    return whose.subject.kind, whose.subject.id


def _key(credit: Credit) -> tuple[str, str]:
    return credit.requirement_id, credit.indicator


def _subject_json(whose: CardSubject) -> dict[str, Any]:
    return {
        "kind": whose.subject.kind,
        "id": whose.subject.id,
        "unit_ids": sorted(whose.unit_ids),
        "scheme_unit_id": whose.scheme_unit_id,
    }


def _subject(data: Mapping[str, Any]) -> CardSubject:
    subject = Subject(cast(SubjectKind, data["kind"]), data["id"])
    return CardSubject(subject, frozenset(data["unit_ids"]), data["scheme_unit_id"])


def _requirement(data: Mapping[str, Any]) -> Requirement:
    """Without its place: a card asks only whose it was, when, and what kind."""
    start, end = (datetime.fromisoformat(each) for each in data["window"])
    return Requirement(
        kind=data["kind"],
        id=data["id"],
        unit_id=data["unit_id"],
        officer_ids=frozenset(data["officer_ids"]),
        duty_day=date.fromisoformat(data["duty_day"]),
        window=TimeSpan(start, end),
        purpose=data["purpose"],
    )


def read_credit(data: Mapping[str, Any]) -> Credit:
    """A credit as ``card_input.credit_json`` wrote it."""
    return Credit(
        requirement_id=data["requirement_id"],
        indicator=data["indicator"],
        state=data["state"],
        value=None if data["value"] is None else Decimal(data["value"]),
        reason=Reason(data["reason"]),
        evidence=tuple(Evidence(kind, record_id) for kind, record_id in data["evidence"]),
        facts=data["facts"],
    )
