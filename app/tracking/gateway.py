"""The folder into which a fleet platform, or a person with a USB stick, drops CSV and XLSX files.

    inbox/positions/*.csv, *.xlsx    waiting; ``name.gcj02.csv`` says that its places are GCJ-02, otherwise WGS-84
    inbox/positions/done/            read, each with a ``.report.json`` that names every row that was not taken
    inbox/positions/failed/          not readable as a whole, with the reason

A file is taken once two looks a minute apart found it unchanged: until then somebody may still be writing it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from .rules import Datum

Outcome = Literal["done", "failed"]
_SEEN = ".seen.json"
_TAKEN = (".csv", ".xlsx")


class Inbox:
    """One such folder; it is made when it is first looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def settled(self) -> list[Path]:
        """The files that haven't changed since the last look, oldest name first."""
        self._folder.mkdir(parents=True, exist_ok=True)
        before, now = self._seen(), {path.name: _state(path) for path in self._waiting()}
        (self._folder / _SEEN).write_text(json.dumps(now))
        return [self._folder / name for name in sorted(now) if before.get(name) == now[name]]

    def put_away(self, path: Path, outcome: Outcome, report: Mapping[str, Any]) -> None:
        """Move a file that was looked into, and write the report beside it; an earlier file of that name stays."""
        target = _free(self._folder / outcome / path.name)
        target.parent.mkdir(exist_ok=True)
        text = json.dumps({"file": path.name, **report}, ensure_ascii=False, indent=1)
        target.with_name(f"{target.name}.report.json").write_text(text + "\n")
        path.rename(target)

    def _waiting(self) -> list[Path]:
        dropped = (each for each in self._folder.iterdir() if each.suffix.lower() in _TAKEN)
        return [each for each in dropped if each.is_file() and not each.is_symlink()]

    def _seen(self) -> dict[str, Any]:
        try:
            seen: dict[str, Any] = json.loads((self._folder / _SEEN).read_text())
        except (OSError, ValueError):  # the first look, or a note cut short: look once more
            return {}
        return seen


def datum_of(path: Path) -> Datum:
    """The datum that a file's name declares."""
    return "gcj02" if path.stem.lower().endswith(".gcj02") else "wgs84"


def _state(path: Path) -> list[int]:
    told = path.stat()
    return [told.st_size, told.st_mtime_ns]


def _free(path: Path) -> Path:
    """The path itself, or with the first number that is not taken: ``name.2.csv``."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}.{number}{path.suffix}")
    return free
