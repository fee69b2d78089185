"""What is sent: the cells of the table, and how long each is measured."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """One way to use the server: phones at once, commands in a request, each with a photo or without."""

    connections: int
    batch: int
    photo: bool

    @property
    def name(self) -> str:
        """As the table says it."""
        return f"{'batches of ' + str(self.batch) if self.batch > 1 else 'single'}{', photo' if self.photo else ''}"

    @property
    def most_per_s(self) -> float:
        """More commands a second than a server of this size answers."""
        return 600 if self.photo else 2500 if self.batch == 1 else 9000

    def exchanges(self, commands: float) -> int:
        """How many exchanges each phone makes ready for ``commands`` altogether."""
        return max(2, math.ceil(commands / self.connections / self.batch))


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured: seconds a round, rounds whose median counts, seconds of each floor."""

    connections: tuple[int, ...]
    round_s: float
    rounds: int
    floor_s: float
    posts: int

    def loads(self) -> list[Load]:
        """Every cell, the plain ones first."""
        kinds = [(1, False), (20, False), (1, True), (20, True)]
        return [Load(connections, batch, photo) for batch, photo in kinds for connections in self.connections]


FULL = Extent(connections=(1, 8, 32), round_s=1.8, rounds=3, floor_s=0.8, posts=10_000)
QUICK = Extent(connections=(8,), round_s=0.12, rounds=1, floor_s=0.1, posts=500)
