"""What other features may ask of tracking and say to it; the work stands in the module of each noun."""

from __future__ import annotations

from .doubts import doubt_datum
from .ingest import Report, report_positions, store_positions
from .looks import count_looks, note_look, remove_looks, tell_watched
from .removing import AT_ONCE, count_positions, remove_positions, tracks_kept_since
from .tenures import Held, held_between
from .trackers import TrackerInfo, trackers_by_ids
from .tracks import fixes_of, trackers_alive
from .vehicles import VehicleInfo, vehicle_by_plate, vehicles_by_ids, vehicles_of

__all__ = [
    "AT_ONCE",
    "Held",
    "Report",
    "TrackerInfo",
    "VehicleInfo",
    "count_looks",
    "count_positions",
    "doubt_datum",
    "fixes_of",
    "held_between",
    "note_look",
    "remove_looks",
    "remove_positions",
    "report_positions",
    "store_positions",
    "tell_watched",
    "trackers_alive",
    "trackers_by_ids",
    "tracks_kept_since",
    "vehicle_by_plate",
    "vehicles_by_ids",
    "vehicles_of",
]
