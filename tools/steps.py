"""Steps of setting up, each done only when what it depends on has changed.

A step's stamp holds the digest of its inputs; it is written after the step has succeeded, so an interrupted step is
done again. Contents are compared, not times: a fresh clone and a switched branch behave alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.paths import STAMPS

#: Folders below an input that are made, not written by people.
IGNORED = frozenset({"node_modules", "dist", "__pycache__", ".vite"})


@dataclass(frozen=True)
class Step:
    """One thing to bring up to date."""

    name: str
    #: The line shown when the step has work to do.
    doing: str
    action: Callable[[], None]
    #: Files and folders whose content decides whether the step is due.
    inputs: tuple[Path, ...] = ()
    #: What must exist for the step to count as done.
    outputs: tuple[Path, ...] = ()


def bring_up_to_date(*steps: Step, stamps: Path = STAMPS) -> None:
    """Do those steps, in order, that are not done yet or whose inputs have changed."""
    for step in steps:
        stamp, wanted = stamps / step.name, digest_of(step.inputs)
        if is_done(step, stamp, wanted):
            continue
        print(f"· {step.doing}", flush=True)
        stamp.unlink(missing_ok=True)
        step.action()
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(wanted)


def is_done(step: Step, stamp: Path, wanted: str) -> bool:
    """Whether the stamp is of these inputs and nothing that the step made is gone."""
    return stamp.exists() and stamp.read_text() == wanted and all(output.exists() for output in step.outputs)


def digest_of(inputs: tuple[Path, ...]) -> str:
    """SHA-256 (hex) over the names and contents of all files in ``inputs``."""
    digest = hashlib.sha256()
    for path in inputs:
        for file in _files(path):
            digest.update(str(file).encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for child in sorted(path.iterdir()):
            if child.name not in IGNORED:
                yield from _files(child)
