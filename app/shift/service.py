"""What other features may ask of shifts and tallies; the work stands in the module of each noun."""

from __future__ import annotations

from .kinds import KindInfo, all_kinds, load_kinds
from .queries import ShiftInfo, on_duty, on_duty_among, shifts_between, units_out
from .rules import UnitOut
from .tallies import TallyTotal, tally_totals

__all__ = [
    "KindInfo",
    "ShiftInfo",
    "TallyTotal",
    "UnitOut",
    "all_kinds",
    "load_kinds",
    "on_duty",
    "on_duty_among",
    "shifts_between",
    "tally_totals",
    "units_out",
]
