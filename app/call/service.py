"""What other features may ask of calls and say to them; the work stands in the module of each noun."""

from __future__ import annotations

from .calls import CallInfo, get_call
from .counting import Asked, Cell, count_calls
from .kinds import KINDS
from .linking import note_task

__all__ = ["KINDS", "Asked", "CallInfo", "Cell", "count_calls", "get_call", "note_task"]
