"""How long an officer waits, measured in the real browser on the stage of the browser tests."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from tests.e2e.measure import OLD_PHONE, check_in_to_durable_ms, warm_start_ms
from tests.e2e.stage import stage
from tools.chromium import find_chromium

from . import figures
from .figures import Figure
from .weight import DIST

CHECK_IN = f"check-in, tap to durable, processor {OLD_PHONE:g} times slower"
WARM_START = "warm start from the service worker to the day's duty"


def waiting(why: str = "") -> Iterator[Figure]:
    """The median of each wait; not measured where there is a reason ``why`` not, no browser or no build."""
    why = why or _what_is_missing()
    check_in, start = (None, None) if why else _medians()
    yield Figure(CHECK_IN, check_in, "ms", figures.CHECK_IN_DURABLE_MS, why=why)
    yield Figure(WARM_START, start, "ms", figures.WARM_START_MS, why=why)


def _what_is_missing() -> str:
    return "there is no Chromium" if find_chromium() is None else "" if DIST.exists() else "the PWA is not built"


def _medians() -> tuple[float, float]:
    with stage() as set_up:
        taps, starts = check_in_to_durable_ms(set_up.app), warm_start_ms(set_up.app)
    print(f"       tap to durable: {_spread(taps)}\n       warm start: {_spread(starts)}")
    return statistics.median(taps), statistics.median(starts)


def _spread(times_ms: list[float]) -> str:
    return f"{min(times_ms):.0f} to {max(times_ms):.0f} ms, {len(times_ms)} times"
