"""The built application's parts, for the few places that need them: routes, jobs, the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import current_app

from .clock import Clock
from .command import Bus
from .feed import Feed
from .history import History
from .jobs import JobHandler
from .receipts import ReceiptSigner
from .reference import ReferenceTable

if TYPE_CHECKING:
    from config import Settings

EXTENSION = "xunlu"


@dataclass(frozen=True)
class House:
    """One per application. ``ticket_key`` authenticates tickets; ``field_key`` encrypts personal data at rest."""

    settings: Settings
    clock: Clock
    bus: Bus
    signer: ReceiptSigner
    ticket_key: bytes
    field_key: bytes
    feeds: Mapping[str, Feed]
    histories: Mapping[str, History]
    references: Mapping[str, ReferenceTable]
    jobs: Mapping[str, JobHandler]
    minutely: tuple[str, ...]


def house() -> House:
    """The current application's :class:`House`."""
    return cast(House, current_app.extensions[EXTENSION])
