"""What may follow what between the finding of a hazard and its end: pure.

open → handed_over → resolved, or rejected with a reason; both may be opened again
handed_over → handed_over: it was somebody else's to mend
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

State = Literal["open", "handed_over", "resolved", "rejected"]
STATES: tuple[State, ...] = ("open", "handed_over", "resolved", "rejected")
SEVERITIES = ("minor", "serious", "dangerous")

_MAY_FOLLOW: Mapping[str, frozenset[str]] = {
    "open": frozenset({"handed_over", "resolved", "rejected"}),
    "handed_over": frozenset({"handed_over", "resolved", "rejected"}),
    "resolved": frozenset({"open"}),
    "rejected": frozenset({"open"}),
}


def follows(state: str, step: str) -> bool:
    """Whether a hazard in ``state`` may take ``step``."""
    return step in _MAY_FOLLOW[state]


def lacks(step: str, to_whom: str, note: str) -> str | None:
    """The member that a step needs and lacks: to whom it was handed over, or why it was rejected or opened again."""
    if step == "handed_over":
        return None if to_whom.strip() else "to_whom"
    return "note" if step in ("rejected", "open") and not note.strip() else None
