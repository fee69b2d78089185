"""How soon a task was acknowledged, set out for and reported on, in the bands that such reports use.

The source gives the bands, not what they count from. Here acknowledging counts from the sending, setting out from the
acknowledging, reporting from the arrival (or the last step before it that was said)."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from .queries import StepInfo

_FILE = Path(__file__).parent / "data" / "sla_bands.csv"
_BEFORE = {"acknowledged": (), "set_out": ("acknowledged",), "reported": ("arrived", "set_out", "acknowledged")}


@dataclass(frozen=True, slots=True)
class Bands:
    """The upper limits of a stage's bands in seconds; the last band has none."""

    stage: str
    label: str
    limits_s: tuple[int, ...]
    context: str
    source: str
    confidence: str

    def band(self, seconds: int) -> int:
        """The band, counted from 0, in which a time lies; a limit belongs to the band below it."""
        return bisect_left(self.limits_s, seconds)


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a stage took one officer. Both are None where a phone's clock doesn't say for certain."""

    stage: str
    seconds: int | None
    band: int | None


@cache
def load_bands() -> tuple[Bands, ...]:
    """The bands of each stage, in the order of the stages."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_bands_of(row) for row in csv.DictReader(file))


def _bands_of(row: dict[str, str]) -> Bands:
    limits = tuple(int(limit) for limit in row["bands_s"].split("|"))
    return Bands(row["stage"], row["label"], limits, row["context"], row["source"], row["confidence"])


def timings(sent_at: datetime, steps: Iterable[StepInfo]) -> list[Timing]:
    """The timings of one officer's steps: of each stage that was reached, by its first step."""
    first: dict[str, StepInfo] = {}
    for step in steps:
        first.setdefault(step.step, step)
    return [_timing(bands, sent_at, first) for bands in load_bands() if bands.stage in first]


def _timing(bands: Bands, sent_at: datetime, first: dict[str, StepInfo]) -> Timing:
    end = first[bands.stage]
    start = _start(_BEFORE[bands.stage], first)
    certain = end.clock_certain and (start is None or start.clock_certain)
    if not certain:
        return Timing(bands.stage, None, None)
    seconds = max(0, round((end.corrected_at - (start.corrected_at if start else sent_at)).total_seconds()))
    return Timing(bands.stage, seconds, bands.band(seconds))


def _start(stages: Sequence[str], first: dict[str, StepInfo]) -> StepInfo | None:
    return next((first[stage] for stage in stages if stage in first), None)
