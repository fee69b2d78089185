"""The product with a clock that runs ahead: ``gunicorn tests.e2e.later:app``, so that hours pass within a test.

``XUNLU_TEST_AHEAD_S`` says by how many seconds."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from app import create_app
from app.kernel.clock import SystemClock
from config import Settings


class ClockAhead(SystemClock):
    """The machine's clock, moved into the future."""

    def __init__(self, by: timedelta) -> None:
        self._by = by

    def now(self) -> datetime:
        return super().now() + self._by


app = create_app(Settings.from_env(), ClockAhead(timedelta(seconds=float(os.environ["XUNLU_TEST_AHEAD_S"]))))
