"""The product with a clock that runs ahead: ``gunicorn tests.e2e.later:app``, so that hours pass within a test.

``XUNLU_TEST_AHEAD_S`` says by how many seconds."""

from __future__ import annotations

import os
from datetime import timedelta

from app import create_app
from config import Settings
from tests.e2e.ahead import ClockAhead

app = create_app(Settings.from_env(), ClockAhead(timedelta(seconds=float(os.environ["XUNLU_TEST_AHEAD_S"]))))
