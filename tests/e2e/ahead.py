"""A clock that runs ahead of the machine's."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.kernel.clock import SystemClock


class ClockAhead(SystemClock):
    """The machine's clock, moved into the future."""

    def __init__(self, by: timedelta) -> None:
        self._by = by

    def now(self) -> datetime:
        return super().now() + self._by
