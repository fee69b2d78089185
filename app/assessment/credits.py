"""A credit: what one requirement earned for one indicator, why, and from which records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from app.assessment.evidence import Requirement
from app.assessment.reasons import Reason

State = Literal["credited", "unknown", "exempt"]
EvidenceKind = Literal[
    "track",
    "check_in",
    "exemption",
    "crew_member",
    "violation",
    "task",
    "leave",
    "review",
    "inspection",
    "outreach_session",
]

PLACES = Decimal("0.0001")


class Evidence(NamedTuple):
    """A record that was looked at, whether or not it counted."""

    kind: EvidenceKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """``value`` is 0..1 with four decimal places when ``state`` is credited, and None otherwise.

    ``facts`` are the whole numbers that explain it: names ending in ``_s`` are seconds, in ``_m`` metres, others are
    counts. ``evidence`` is sorted and without doubles.
    """

    requirement_id: str
    indicator: str
    state: State
    value: Decimal | None
    reason: Reason
    evidence: tuple[Evidence, ...] = ()
    facts: Mapping[str, int] = field(default_factory=dict)


def not_reckoned(requirement_id: str, indicator: str) -> Credit:
    """What stands where no credit has been made yet."""
    return Credit(
        requirement_id=requirement_id, indicator=indicator, state="unknown", value=None, reason=Reason.NOT_RECKONED
    )


class Reported(NamedTuple):
    """A record that carries what was due, and what it earned for one indicator."""

    requirement: Requirement
    credit: Credit


def share_of(part: int, whole: int) -> Decimal:
    """Return ``part / whole`` with four decimal places, a half rounded up."""
    return (Decimal(part) / Decimal(whole)).quantize(PLACES, ROUND_HALF_UP)


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Sort and drop doubles, so that the order of arrival leaves no trace."""
    return tuple(sorted(set(evidence)))


class Verdict(NamedTuple):
    """The part of a credit that a rule decides."""

    state: State
    value: Decimal | None
    reason: Reason


def unknown(reason: Reason) -> Verdict:
    """No value, and no effect on any score."""
    return Verdict("unknown", None, reason)


def credited(value: Decimal, reason: Reason) -> Verdict:
    """A value from records."""
    return Verdict("credited", value, reason)
