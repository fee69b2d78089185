"""What other features may ask of rosters; the work stands in the module of each noun."""

from __future__ import annotations

from .entries import EntryInfo, Leave, entries_of_officers, entries_of_units, leaves_between, month_of

__all__ = ["EntryInfo", "Leave", "entries_of_officers", "entries_of_units", "leaves_between", "month_of"]
