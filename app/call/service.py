"""What other features may ask of calls and say to them; the work stands in the module of each noun."""

from __future__ import annotations

from .calls import CallInfo, calls_between, get_call
from .counting import Asked, Cell, calls_reach, count_calls, days_of_calls
from .kinds import KINDS
from .linking import note_task
from .words import call_words

__all__ = [
    "KINDS",
    "Asked",
    "CallInfo",
    "Cell",
    "call_words",
    "calls_between",
    "calls_reach",
    "count_calls",
    "days_of_calls",
    "get_call",
    "note_task",
]
