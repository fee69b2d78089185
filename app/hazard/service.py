"""What other features may ask of hazards and say to them; the work stands in the module of each noun."""

from __future__ import annotations

from .kinds import KINDS
from .queries import ReportInfo, hazards_found, unsettled_hazards
from .steps import note_task

__all__ = ["KINDS", "ReportInfo", "hazards_found", "note_task", "unsettled_hazards"]
