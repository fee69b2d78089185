"""Chromium 90 for the browser tests: what a phone runs that nobody has updated since 2021.

It comes from npm, pinned by a lock file of its own beside the tests that use it, and is unpacked into ``.venv``."""

from __future__ import annotations

import os
import tarfile

from tools.commands import run
from tools.npm import NODE, npm
from tools.paths import PROJECT, VENV
from tools.steps import Step

SOURCE = PROJECT / "tests" / "e2e" / "old_browser"
FOLDER = VENV / "old-chromium"
OLD_CHROMIUM = FOLDER / "chromium"
#: Libraries of its time; what it finds beside them it takes from the system.
LIBRARIES = FOLDER / "lib"


def install_old_chromium() -> None:
    """Install what the lock file pins, without running anything of it, and unpack it."""
    npm("ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts", "--legacy-peer-deps", cwd=SOURCE)
    run([NODE, SOURCE / "unpack.mjs", FOLDER])
    archive = FOLDER / "aws.tar"
    with tarfile.open(archive) as packed:
        packed.extractall(FOLDER, filter="data")
    archive.unlink()


def environment() -> dict[str, str]:
    """What it needs to find its libraries."""
    return {**os.environ, "LD_LIBRARY_PATH": str(LIBRARIES)}


OLD_BROWSER = Step(
    "old-chromium",
    "getting Chromium 90, for the tests of old phones (47 MB, once)",
    install_old_chromium,
    (SOURCE / "package.json", SOURCE / "package-lock.json", SOURCE / "unpack.mjs"),
    (OLD_CHROMIUM,),
)
