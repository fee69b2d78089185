"""The life of a task in one recipient's hands: which step leads from which state to which.

    queued → sent → delivered → opened → acknowledged → set_out → arrived → reported → done
    beside the road: sent_back, recalled, expired

``sent``, ``delivered`` and ``opened`` are telemetry: a phone without signal never says them, so any of them may be
skipped. The officer's own words (acknowledge, set out, arrive, report back, send back) are signed and can come hours
late or in the wrong order. None of them is ever refused for that: each is kept, and where it doesn't fit it carries a
flag and leaves the state as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from app.kernel.occurrence import Occurrence

PROGRESS = ("queued", "sent", "delivered", "opened", "acknowledged", "set_out", "arrived", "reported", "done")
STATES = (*PROGRESS, "sent_back", "recalled", "expired")
TELEMETRY = ("delivered", "opened")
ANSWERS = ("acknowledged", "set_out", "arrived", "reported", "sent_back")
FLAGS = ("after_recall", "after_close", "after_send_back", "after_due", "out_of_order")

FREE = ("done", "sent_back", "recalled", "expired")
"""States in which a recipient has nothing more to do with the task."""

_UNANSWERED = frozenset({"queued", "sent", "delivered", "opened"})
_UNDER_WAY = frozenset({"acknowledged", "set_out", "arrived"})
_RANK = {state: rank for rank, state in enumerate(PROGRESS)}
_ENDED = {"recalled": "after_recall", "done": "after_close", "sent_back": "after_send_back"}

GRAPH: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "sent": frozenset({"queued"}),
        "delivered": frozenset({"queued", "sent"}),
        "opened": frozenset({"queued", "sent", "delivered"}),
        "acknowledged": _UNANSWERED | {"expired"},
        "set_out": frozenset({"acknowledged"}),
        "arrived": frozenset({"acknowledged", "set_out"}),
        "reported": _UNDER_WAY | {"reported"},  # a second report adds to the first
        "sent_back": _UNANSWERED | _UNDER_WAY | {"expired"},
        "recalled": _UNANSWERED | _UNDER_WAY | {"expired"},
        "done": _UNDER_WAY | {"reported"},
        "expired": _UNANSWERED,
    }
)
"""For each state but the first, those from which it is entered as a rule."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step makes of a recipient's state; ``flag`` says why it didn't fit, one of :data:`FLAGS`."""

    state: str
    flag: str | None


def follows(state: str, step: str) -> bool:
    """Whether the graph leads from ``state`` to ``step``."""
    return state in GRAPH[step]


def answer(state: str, step: str, *, after_due: bool = False) -> Outcome:
    """What an officer's signed ``step`` makes of ``state``; ``after_due`` if it was surely said after the due time.

    An expired task that is taken up after all goes on. A step that skips others goes on too, flagged; one that comes
    after a later one, or after the end, is kept beside the state."""
    if state in _ENDED:
        return Outcome(state, _ENDED[state])
    if follows(state, step):
        return Outcome(step, "after_due" if after_due and state in _UNANSWERED | {"expired"} else None)
    if state == "reported" or _behind(state, step):
        return Outcome(state, "out_of_order")
    return Outcome(step, "out_of_order")


def _behind(state: str, step: str) -> bool:
    return state != "expired" and _RANK[step] <= _RANK[state]


def close(state: str) -> str | None:
    """What the desk's closing (办结) makes of a state: those who took part are done, those who never answered are
    relieved of it; None where it is over already."""
    if follows(state, "done"):
        return "done"
    return "recalled" if follows(state, "recalled") else None


def said_after(due_at: datetime | None, occurrence: Occurrence) -> bool:
    """Whether something was surely said after ``due_at``: by its corrected time if that is certain, else by the start
    of its bracket."""
    if due_at is None:
        return False
    earliest = occurrence.corrected_at if occurrence.clock_certain else occurrence.bracket_from
    return earliest is not None and earliest > due_at


def standing(recalled_at: datetime | None, closed_at: datetime | None) -> str:
    """How the whole task stands: open, recalled or closed."""
    return "recalled" if recalled_at else "closed" if closed_at else "open"
