"""How a feature shows its records to a phone: one feed for each kind of change (``docs/wire.md``, section 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from .actor import Actor

Shown = Mapping[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and when."""

    session: Session
    actor: Actor
    now: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """The records of one kind that a reader may see on a phone, as JSON by record id.

    ``snapshot`` gives all that a fresh phone needs; ``load`` those of the given ids that the reader may see now (a
    missing one is dropped by the phone)."""

    kind: str
    snapshot: Callable[[Reader], Shown]
    load: Callable[[Reader, Iterable[str]], Shown]
