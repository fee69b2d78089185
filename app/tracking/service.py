"""What other features may ask of tracking and say to it; the work stands in the module of each noun."""

from __future__ import annotations

from .ingest import Report, report_positions, store_positions
from .tenures import Held, held_between
from .trackers import TrackerInfo, trackers_by_ids
from .tracks import fixes_of, trackers_alive
from .vehicles import VehicleInfo, vehicles_by_ids, vehicles_of

__all__ = [
    "Held",
    "Report",
    "TrackerInfo",
    "VehicleInfo",
    "fixes_of",
    "held_between",
    "report_positions",
    "store_positions",
    "trackers_alive",
    "trackers_by_ids",
    "vehicles_by_ids",
    "vehicles_of",
]
