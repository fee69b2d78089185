"""Where originals lie under their digest, and the images derived from them.

:class:`BlobStore` is what the feature asks for; :class:`FolderStore` keeps it in a folder of this machine. A path is
made only of a digest that was checked (``rules.is_digest``) and of names of our own.

    originals/<2 digits>/<digest>              durable when ``put`` returns, never changed; dropped by age only
    derived/<2 digits>/<digest>.<rendering>    may be deleted at any time
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import BinaryIO, Protocol


class BlobStore(Protocol):
    """Bytes by digest."""

    def put(self, digest: str, finished: Path) -> None:
        """Take over the file ``finished``, whose digest was checked; durable when this returns."""

    def exists(self, digest: str) -> bool:
        """Whether the original is here."""

    def open(self, digest: str) -> BinaryIO:
        """Open the original for reading; raises FileNotFoundError."""

    def derived(self, digest: str, rendering: str) -> bytes | None:
        """A derived image, or None where it hasn't been made."""

    def keep_derived(self, digest: str, rendering: str, image: bytes) -> None:
        """Keep a derived image; a second one in its place is fine."""

    def drop(self, digest: str) -> None:
        """Delete the original and what was derived from it; what isn't here is fine."""


class FolderStore:
    """A :class:`BlobStore` in a local folder, shared by all processes of this machine."""

    def __init__(self, folder: Path) -> None:
        self._originals = folder / "originals"
        self._derived = folder / "derived"

    def put(self, digest: str, finished: Path) -> None:
        if self.exists(digest):
            finished.unlink()
            return
        _sync(finished)
        path = self._original(digest)
        make_durable_folder(path.parent)
        finished.replace(path)
        _sync(path.parent)

    def exists(self, digest: str) -> bool:
        return self._original(digest).exists()

    def open(self, digest: str) -> BinaryIO:
        return self._original(digest).open("rb")

    def derived(self, digest: str, rendering: str) -> bytes | None:
        try:
            return self._image(digest, rendering).read_bytes()
        except FileNotFoundError:
            return None

    def keep_derived(self, digest: str, rendering: str, image: bytes) -> None:
        path = self._image(digest, rendering)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(image)
        Path(file.name).replace(path)  # readers see the whole image or none

    def drop(self, digest: str) -> None:
        derived = self._derived / digest[:2]
        for image in derived.glob(f"{digest}.*"):
            image.unlink(missing_ok=True)
        self._original(digest).unlink(missing_ok=True)

    def _original(self, digest: str) -> Path:
        return self._originals / digest[:2] / digest

    def _image(self, digest: str, rendering: str) -> Path:
        return self._derived / digest[:2] / f"{digest}.{rendering}"


def make_durable_folder(folder: Path) -> None:
    """Make ``folder`` with its parents so that it outlives a power cut."""
    if folder.is_dir():
        return
    make_durable_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync(folder.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
