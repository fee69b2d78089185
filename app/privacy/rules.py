"""When data are past their age: pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

#: A run every day; whatever it is that fails, the next one begins where it stopped.
EVERY = timedelta(hours=24)


def is_due(last_run: datetime | None, now: datetime) -> bool:
    """Whether the day's run is still to be made."""
    return last_run is None or now - last_run >= EVERY


def horizons(now: datetime, days: Mapping[str, int]) -> dict[str, datetime]:
    """By kind of data, the instant before which it goes."""
    return {kind: now - timedelta(days=each) for kind, each in days.items()}
