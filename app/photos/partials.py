"""Uploads that have begun: one file for each (enrolment, digest), grown from its end.

The file is the only witness of how far an upload has come: its size is the offset, its name tells the length. So a
killed process leaves nothing that could disagree with it. A lock is held for one append, never while waiting for a
phone: a connection that died without a word would keep the next one out. Whoever finds the end elsewhere than expected
has lost the turn.

Nothing is synced here. An offset is a hint where to go on; the promise is the receipt, and the digest over the whole
file finds whatever a power cut did to a part of it.

    <enrolment>/<digest>.<length>
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID


class TurnLost(Exception):
    """The upload doesn't stand where this writer left it: another one has moved it on, finished it or dropped it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """Which bytes are on their way: whose, under what digest (checked), and how many."""

    enrolment_id: UUID
    digest: str
    length: int


class Partial:
    """One writer's view of an upload; ``offset`` is the end it expects."""

    def __init__(self, path: Path, descriptor: int, offset: int) -> None:
        self.path = path
        self.offset = offset
        self._descriptor = descriptor

    def append(self, chunk: bytes) -> None:
        """Write ``chunk`` at the end. Raises :class:`TurnLost`."""
        rest = memoryview(chunk)
        with self.turn():
            while rest:
                written = os.write(self._descriptor, rest)
                rest = rest[written:]
                self.offset += written

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep all other writers out, if the file is still the one that was opened and ends at ``offset``."""
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        try:
            if self._end() != self.offset:
                raise TurnLost
            yield
        finally:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def _end(self) -> int | None:
        try:
            named = self.path.stat()
        except FileNotFoundError:
            return None
        opened = os.fstat(self._descriptor)
        return opened.st_size if os.path.samestat(named, opened) else None


class Partials:
    """The folder of all uploads under way on this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def progress(self, enrolment_id: UUID, digest: str) -> tuple[int, int] | None:
        """Offset and length of an upload that has begun, or None."""
        for path in (self._folder / str(enrolment_id)).glob(f"{digest}.*"):
            try:
                return path.stat().st_size, int(path.suffix[1:])
            except FileNotFoundError:  # finished or dropped since it was listed
                continue
        return None

    @contextmanager
    def opened(self, upload: Upload, offset: int) -> Iterator[Partial]:
        """Open an upload to go on at ``offset``; at 0 it begins. Raises :class:`TurnLost`."""
        path = self._path(upload)
        if offset == 0:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_APPEND | (os.O_CREAT if offset == 0 else 0)
        try:
            descriptor = os.open(path, flags, 0o600)
        except FileNotFoundError:
            raise TurnLost from None
        try:
            partial = Partial(path, descriptor, offset)
            with partial.turn():
                pass  # whoever is wrong about the offset hears it before sending a byte, or none
            yield partial
        finally:
            os.close(descriptor)

    def drop(self, enrolment_id: UUID, digest: str) -> None:
        """Forget an upload, under whatever length it was announced."""
        for path in (self._folder / str(enrolment_id)).glob(f"{digest}.*"):
            path.unlink(missing_ok=True)

    def drop_untouched_since(self, instant: datetime) -> int:
        """Forget uploads that got no byte since ``instant``; return how many."""
        stale = [path for path in self._folder.glob("*/*") if path.stat().st_mtime < instant.timestamp()]
        for path in stale:
            path.unlink(missing_ok=True)
        return len(stale)

    def _path(self, upload: Upload) -> Path:
        return self._folder / str(upload.enrolment_id) / f"{upload.digest}.{upload.length}"
