"""What a credit says of the warning lights (警灯): for how long of a presence they were on, off, or not told.

It lowers no credit: what isn't told is unknown, and whether lights that were off count is for the scheme to say
(:mod:`.scheme`). Where no car told anything the credit says nothing of them."""

from __future__ import annotations

from collections.abc import Iterable

from app.assessment.evidence import Exemption
from app.assessment.exemptions import time_of
from app.assessment.timeline import Window, whole_seconds
from app.geo.lights import Lights


def told_of(lights: Lights, window: Window, exemptions: Iterable[Exemption]) -> dict[str, int]:
    """Seconds of the window outside of exemptions by state; empty where nothing was told."""
    excused = time_of(window, exemptions)
    on, off, unknown = (whole_seconds(window.without(window.either(each), excused)) for each in lights)
    return {"lights_on_s": on, "lights_off_s": off, "lights_unknown_s": unknown} if on or off else {}
