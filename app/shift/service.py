"""What other features may ask of shifts and tallies; the work stands in the module of each noun."""

from __future__ import annotations

from .kinds import KINDS
from .queries import ShiftInfo, on_duty, on_duty_among, people_in, shifts_between, units_out
from .rules import UnitOut
from .tallies import TallyTotal, tally_totals

__all__ = [
    "KINDS",
    "ShiftInfo",
    "TallyTotal",
    "UnitOut",
    "on_duty",
    "on_duty_among",
    "people_in",
    "shifts_between",
    "tally_totals",
    "units_out",
]
