"""What a review (审核) may come to, and what becomes of it when its record is corrected. Pure.

    waiting ──▶ accepted | returned | voided          a verdict may be followed by another one, with the reason why
       │            │          │
       └────────────┴──────────┴─ corrected by its officer ─▶ superseded, and the correction is waiting or corrected
                                  withdrawn by its officer ─▶ withdrawn

A correction of what nobody had looked at is *waiting* like any other; one of what somebody had is *corrected*: waiting
for the second look. What was voided can be neither corrected nor withdrawn."""

from __future__ import annotations

from collections.abc import Collection

WAITING, CORRECTED = "waiting", "corrected"
ACCEPTED, RETURNED, VOIDED = "accepted", "returned", "voided"
SUPERSEDED, WITHDRAWN = "superseded", "withdrawn"

VERDICTS = (ACCEPTED, RETURNED, VOIDED)
STATES = (WAITING, CORRECTED, *VERDICTS, SUPERSEDED, WITHDRAWN)
#: What has to be looked at yet.
OPEN_STATES = (WAITING, CORRECTED)

#: Why any kind of record is returned; a kind adds its own.
RETURN_REASONS = ("photo_unclear", "photo_missing", "place_unclear", "facts_incomplete", "other")
VOID_REASONS = ("duplicate", "mistaken", "evidence_insufficient", "trial", "other")
#: A code that says nothing without words.
OTHER = "other"


def may_follow(state: str, verdict: str) -> bool:
    """Whether ``verdict`` may be given on a record in ``state``: any on what waits, any other on what had one."""
    return state in OPEN_STATES or (state in VERDICTS and state != verdict)


def state_of_correction(before: str) -> str:
    """The state in which the correction of a record in state ``before`` begins."""
    return WAITING if before == WAITING else CORRECTED


def reasons_for(verdict: str, own_reasons: Collection[str]) -> frozenset[str]:
    """The codes that may go with a verdict; ``own_reasons`` are the kind's own for a return. Accepting has none."""
    if verdict == RETURNED:
        return frozenset(RETURN_REASONS) | frozenset(own_reasons)
    return frozenset(VOID_REASONS if verdict == VOIDED else ())


def needs_comment(state: str, verdict: str, reason_code: str | None) -> bool:
    """A return says what is to be done, *other* what it is, and a verdict in place of another why."""
    return verdict == RETURNED or reason_code == OTHER or state in VERDICTS
