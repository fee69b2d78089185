"""What tracking does every minute: take in the files that were dropped."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.kernel.clock import Clock
from app.kernel.errors import DomainError
from app.kernel.house import house

from .gateway import Inbox, datum_of
from .positionfile import MAX_BYTES
from .positions_in import import_positions

READ_INBOX = "tracking.read_inbox"


def read_inbox(clock: Clock, _payload: dict[str, Any]) -> None:
    """Import every file that nobody writes to any more."""
    inbox = Inbox(inbox_folder())
    for path in inbox.settled():
        try:
            report = import_positions(house().bus, clock, read_bounded(path), datum_of(path))
        except DomainError as refusal:
            inbox.put_away(path, "failed", {"code": refusal.code, "params": refusal.params})
        else:
            inbox.put_away(path, "done", asdict(report))


def inbox_folder() -> Path:
    """Where files with positions are dropped."""
    return house().settings.data_dir / "inbox" / "positions"


def read_bounded(path: Path) -> bytes:
    """A file's bytes, but never many more than may be imported: one byte too many is enough to be refused."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
