"""What others may ask of the grid: the same figures that it shows."""

from __future__ import annotations

from .nights import key_cells, marked, rate_of
from .rules import ENDED

__all__ = ["ENDED", "key_cells", "marked", "rate_of"]
