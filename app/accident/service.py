"""What other features may ask of the accident register; the work stands in the module of each noun."""

from __future__ import annotations

from .accidents import AccidentInfo, PartyInfo, accidents_between, accidents_by_ids, get_accident
from .columns import Columns, read_columns
from .counting import DIMENSIONS, AccidentAt, Asked, Cell, accidents_at, accidents_reach, count_accidents
from .words import accident_words

__all__ = [
    "DIMENSIONS",
    "AccidentAt",
    "AccidentInfo",
    "Asked",
    "Cell",
    "Columns",
    "PartyInfo",
    "accident_words",
    "accidents_at",
    "accidents_between",
    "accidents_by_ids",
    "accidents_reach",
    "count_accidents",
    "get_accident",
    "read_columns",
]
