"""Starts programs of the set-up and stops with one clear line when one of them fails."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.paths import PROJECT, PYTHON


class StepFailed(SystemExit):
    """Ends the program with a line that says what did not work; the program's own output stands above it."""


def run(arguments: Sequence[str | Path], cwd: Path = PROJECT, environ: Mapping[str, str] | None = None) -> None:
    """Run a program to its end with our own output; raise StepFailed unless it succeeds."""
    try:
        code = subprocess.run(arguments, cwd=cwd, env=environ, check=False).returncode
    except FileNotFoundError:
        raise StepFailed(f"✗ {arguments[0]} is missing") from None
    if code:
        shown = " ".join(part.name if isinstance(part, Path) else part for part in arguments)
        raise StepFailed(f"✗ failed with {code}: {shown}")


def pip_install(requirements: Path) -> None:
    """Install exactly what ``requirements`` pins."""
    run([PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--requirement", requirements])
