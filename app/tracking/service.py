"""What other features may ask of tracking and say to it; the work stands in the module of each noun."""

from __future__ import annotations

from .ingest import Report, report_positions, store_positions
from .trackers import TrackerInfo, tracked_vehicles, trackers_by_ids
from .tracks import fixes_of, trackers_alive
from .vehicles import VehicleInfo, vehicles_by_ids, vehicles_of

__all__ = [
    "Report",
    "TrackerInfo",
    "VehicleInfo",
    "fixes_of",
    "report_positions",
    "store_positions",
    "tracked_vehicles",
    "trackers_alive",
    "trackers_by_ids",
    "vehicles_by_ids",
    "vehicles_of",
]
