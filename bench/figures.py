"""Figures and what is wanted of them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from .generator import Played
from .load import Load

SINGLE_PER_S, BATCHED_PER_S, PHOTO_PER_S = 275.0, 2000.0, 100.0
P99_MS, P99_CONNECTIONS = 100.0, 8
WEB_MIB = 250.0
FIRST_LOAD_KB, FIELD_APP_KB = 130.0, 210.0
PAGE_MS = 50.0
NIGHT_S, MONTH_S, TEN_TIMES, FILE_S, LATE_S, CARDS_S = 0.3, 8.0, 12.0, 5.0, 0.2, 2.0
PICTURE_MS, PICTURE_CHANGED_MS, GRID_MS = 200.0, 300.0, 50.0
CHECK_IN_DURABLE_MS, WARM_START_MS = 100.0, 1000.0


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured beside its reference; ``value`` None means that it could not be measured, and ``why``.

    ``naive``: how much longer the naive way takes."""

    name: str
    value: float | None
    unit: str
    wanted: float
    at_least: bool = False
    why: str = ""
    naive: str = ""

    @property
    def met(self) -> bool:
        """Whether it is as wanted; what was not measured is not met."""
        if self.value is None:
            return False
        return self.value >= self.wanted if self.at_least else self.value <= self.wanted


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a load. CPU in milliseconds for a command; ``generator_cores`` are cores' worth of its own work."""

    per_s: float
    p50_ms: float
    p99_ms: float
    web_cpu_ms: float
    jobs_cpu_ms: float
    generator_cores: float


def round_of(played: Sequence[Played], web_cpu_s: float, jobs_cpu_s: float) -> Round:
    """Sum up what the generator's processes saw."""
    commands = sum(each.commands for each in played)
    elapsed = max(each.ended_at for each in played) - min(each.began_at for each in played)
    latencies = sorted(latency for each in played for latency in each.latencies_s)
    return Round(
        per_s=commands / elapsed,
        p50_ms=1000 * latencies[len(latencies) // 2],
        p99_ms=1000 * latencies[min(len(latencies) - 1, len(latencies) * 99 // 100)],
        web_cpu_ms=1000 * web_cpu_s / commands,
        jobs_cpu_ms=1000 * jobs_cpu_s / commands,
        generator_cores=sum(each.cpu_s for each in played) / elapsed,
    )


def median_of(rounds: Sequence[Round]) -> Round:
    """The median of each member by itself."""
    return Round(*(statistics.median(getattr(each, name) for each in rounds) for name in Round.__slots__))


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of the table."""

    database: str
    load: Load
    round: Round
    floor_per_s: float

    def figures(self) -> list[Figure]:
        """What of this line has a reference. A single phone sends one after the other: nothing is wanted of that."""
        if self.load.connections == 1:
            return []
        name = f"{self.database}, {self.load.name}, {self.load.connections} connections"
        wanted = PHOTO_PER_S if self.load.photo else SINGLE_PER_S if self.load.batch == 1 else BATCHED_PER_S
        rate = Figure(name, self.round.per_s, "commands/s", wanted, at_least=True)
        if self.load.connections != P99_CONNECTIONS:
            return [rate]
        return [rate, Figure(f"{name}, p99", self.round.p99_ms, "ms", P99_MS)]
