"""Something that takes place in the demo's past at an instant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Happening:
    """``act`` is done when the clock stands at ``at``."""

    at: datetime
    act: Callable[[], object]
