"""How long an officer waits: from the tap on 到岗 to a durable entry, and from a warm start to the day's duty."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from playwright.sync_api import Error

from tests.e2e.measure import OLD_PHONE, check_in_to_durable_ms, warm_start_ms
from tests.e2e.stage import stage


@dataclass(frozen=True, slots=True)
class Waits:
    """Medians in milliseconds. ``slowed`` is the warm start with the processor as slow as an old phone's."""

    check_in_durable_ms: float
    warm_start_ms: float
    slowed_warm_start_ms: float


class HandsetFailed(Exception):
    """The browser could not be measured; the message says why."""


def measure_waits() -> Waits:
    """Enrol a phone in a real browser and measure. Raises :class:`HandsetFailed` without a browser or a build."""
    try:
        with stage() as set_up:
            return Waits(
                statistics.median(check_in_to_durable_ms(set_up.app)),
                statistics.median(warm_start_ms(set_up.app)),
                statistics.median(warm_start_ms(set_up.app, slowdown=OLD_PHONE)),
            )
    except (Error, AssertionError) as failure:
        raise HandsetFailed(str(failure).strip().splitlines()[0]) from failure
