"""A file of tables by what its first bytes are, not by its name."""

from __future__ import annotations

from app.kernel.errors import DomainError

from .csvreading import read_csv_sheet
from .sheets import Bounds, Sheet, too_large
from .xlsxreading import read_xlsx_sheets

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and the wrapper of a workbook with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DEFAULT = Bounds()


def read_sheets(raw: bytes, bounds: Bounds = _DEFAULT) -> tuple[Sheet, ...]:
    """Read an XLSX or CSV file, at most as large as ``bounds`` say.

    Raises ``table_unreadable`` (params ``reason``), ``table_too_large`` (params ``what``, ``limit``),
    ``table_old_format`` for an .xls file, ``table_encrypted`` for one with a password."""
    if len(raw) > bounds.file_bytes:
        raise too_large("file", bounds.file_bytes)
    if raw.startswith(_OLE):
        raise DomainError("table_encrypted" if _ENCRYPTED in raw else "table_old_format")
    if raw.startswith(b"PK"):
        return read_xlsx_sheets(raw, bounds)
    return (read_csv_sheet(raw, bounds),)
