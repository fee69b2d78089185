"""The ZIP file that an XLSX is, looked at before anything of it is inflated.

Python inflates no more of a member than the directory says, so the directory's sums bound the work."""

from __future__ import annotations

import io
import zipfile
from typing import IO

from .sheets import Bounds, MiB, too_large, unreadable

_MOST_MEMBERS = 2_000
_MOST_TAGS = 2_500_000
_OTHER_PART_BYTES = 4 * MiB  # the workbook, its styles, its relations: all but sheets and strings
_LARGE_PARTS = ("xl/worksheets/", "xl/sharedstrings.xml", "xl/media/", "xl/drawings/", "xl/printersettings/")
_NESTED = (".zip", ".xlsx", ".xlsm", ".docx", ".7z", ".rar", ".gz")


def open_archive(raw: bytes, bounds: Bounds) -> zipfile.ZipFile:
    """Open an XLSX's archive; raise ``table_too_large`` or ``table_unreadable`` (``not_xlsx``, ``damaged``,
    ``nested``) for one that must not be inflated."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise unreadable("damaged") from None
    members = archive.infolist()
    _check_members(members, bounds)
    if "[Content_Types].xml" not in archive.NameToInfo:
        raise unreadable("not_xlsx")
    return archive


def _check_members(members: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if len(members) > _MOST_MEMBERS:
        raise too_large("members", _MOST_MEMBERS)
    if sum(member.file_size for member in members) > bounds.inflated_bytes:
        raise too_large("inflated", bounds.inflated_bytes)
    for member in members:
        name = member.filename.casefold()
        if name.endswith(_NESTED):
            raise unreadable("nested")
        if member.flag_bits & 0x1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise unreadable("damaged")
        if member.file_size > _OTHER_PART_BYTES and not name.startswith(_LARGE_PARTS):
            raise too_large("inflated", _OTHER_PART_BYTES)


class CountedTags(io.RawIOBase):
    """A part read as a stream that ends with ``table_too_large`` when it has too many tags: a small file may hold
    millions of empty elements."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part
        self._tags = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._part.read(size)
        self._tags += chunk.count(b"<")
        if self._tags > _MOST_TAGS:
            raise too_large("tags", _MOST_TAGS)
        return chunk
