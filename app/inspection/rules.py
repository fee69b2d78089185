"""What a finding may say, what may follow what, and what the answers of those concerned come to: pure.

    good, unseen: noted
    bad: open → accepted | explained → upheld | changed | withdrawn

A finding that was changed or withdrawn stays and counts no more; one that takes its place points back to it. Whoever is
concerned has some days to answer before a finding may be upheld without an answer; taking it back needs no waiting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

Verdict = Literal["good", "bad", "unseen"]
VERDICTS: tuple[Verdict, ...] = ("good", "bad", "unseen")
MEANS = ("site", "video", "radio")
CALLS = ("answered", "not_answered", "not_asked")
STANCES = ("accept", "explain")
STATES = ("noted", "open", "accepted", "explained", "upheld", "changed", "withdrawn")
DECISIONS = ("upheld", "changed", "withdrawn")
GROUPS = ("seen", "rule", "conduct", "other", "praise")

ANSWER_WITHIN = timedelta(days=3)
"""How long those concerned have to answer, before a finding is upheld without them."""
REPEATED_WITHIN = timedelta(days=30)
"""Within which the same kind at the same place or with the same crew is a repetition."""

_SAYS: Mapping[str, frozenset[str]] = {
    "seen": frozenset(VERDICTS),
    "rule": frozenset(VERDICTS),
    "conduct": frozenset({"bad"}),
    "other": frozenset({"bad"}),
    "praise": frozenset({"good"}),
}
_ANSWERABLE = frozenset({"open", "accepted", "explained"})
_OVER = frozenset({"changed", "withdrawn"})


def says(group: str, verdict: str) -> bool:
    """Whether a finding of this group of kinds may have this verdict."""
    return verdict in _SAYS[group]


def first_state(verdict: str) -> str:
    """How a new finding stands."""
    return "open" if verdict == "bad" else "noted"


def is_answerable(state: str) -> bool:
    """Whether an answer still moves the finding; a later one is kept beside it."""
    return state in _ANSWERABLE


def stands(state: str) -> bool:
    """Whether the finding says what it says: neither changed nor withdrawn."""
    return state not in _OVER


def state_after(concerned: Collection[str], stances: Mapping[str, str]) -> str:
    """What the latest stance of each who answered makes of an undecided finding.

    One explanation is enough to have it looked at; it is accepted when all concerned accept it."""
    if "explain" in stances.values():
        return "explained"
    accepted = {who for who, stance in stances.items() if stance == "accept"}
    everybody = set(concerned) <= accepted if concerned else bool(accepted)
    return "accepted" if everybody else "open"


def may_decide(state: str, verdict: str, decision: str, found_at: datetime, now: datetime) -> bool:
    """Whether the inspector's side may decide so now."""
    if state in _OVER:
        return False
    if decision != "upheld":
        return True
    if verdict != "bad" or state == "upheld":
        return False
    return state in ("explained", "accepted") or now >= found_at + ANSWER_WITHIN


def counts_as(verdict: str, state: str) -> Literal["good", "bad", "waiting", "nothing"]:
    """What a finding is for an assessment: nothing for what was not seen or no longer stands, and waiting until those
    concerned accepted it or somebody decided."""
    if verdict == "unseen" or state in _OVER:
        return "nothing"
    if verdict == "good":
        return "good"
    return "bad" if state in ("accepted", "upheld") else "waiting"


# -- rectification --------------------------------------------------------------------------------------------------

RECTIFICATION_STATES = ("open", "reported", "confirmed", "cancelled")
RECTIFICATION_STEPS = ("reported", "confirmed", "returned", "moved", "cancelled")
_RECTIFICATION: Mapping[str, frozenset[str]] = {
    "open": frozenset({"reported", "confirmed", "moved", "cancelled"}),
    "reported": frozenset({"confirmed", "returned", "cancelled"}),
    "confirmed": frozenset({"returned"}),
    "cancelled": frozenset(),
}
_NOTED = frozenset({"returned", "moved", "cancelled"})


def rectification_follows(state: str, step: str) -> bool:
    """Whether a rectification in ``state`` may take ``step``."""
    return step in _RECTIFICATION[state]


def rectification_lacks(step: str, note: str, due_on: date | None) -> str | None:
    """The member that a step needs and lacks."""
    if step in _NOTED and not note.strip():
        return "note"
    return "due_on" if step == "moved" and due_on is None else None


def rectification_state(step: str) -> str:
    """The state that a step leads to."""
    return "open" if step in ("returned", "moved") else step


def is_overdue(state: str, due_on: date, today: date) -> bool:
    """Whether it should have been mended by now, as far as anybody has said."""
    return state == "open" and due_on < today


# -- repetition -----------------------------------------------------------------------------------------------------


def times_within(found_at: datetime, earlier: Iterable[datetime]) -> int:
    """The how manieth time it is within :data:`REPEATED_WITHIN`, itself counted."""
    return 1 + sum(found_at - REPEATED_WITHIN <= at < found_at for at in earlier)
