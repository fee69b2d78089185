"""Finds the Chromium of the browser tests, or gets one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools.commands import StepFailed, run
from tools.paths import PYTHON

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
#: Where Playwright keeps the browsers it downloads, on Linux and on macOS.
CACHES = (Path.home() / ".cache" / "ms-playwright", Path.home() / "Library" / "Caches" / "ms-playwright")
BINARIES = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")
MISSING = (
    "✗ The browser tests need Chromium and there is none. On Debian or Ubuntu: apt-get install chromium fonts-noto-cjk"
    " - elsewhere: .venv/bin/python -m playwright install chromium"
)


def find_chromium() -> Path | None:
    """The path of a Chromium: the system's, else one that Playwright downloaded."""
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    downloaded = [path for cache in CACHES for pattern in BINARIES for path in cache.glob(pattern)]
    return max(downloaded, default=None)


def get_chromium() -> None:
    """Install Chromium when there is none: from Debian when we may, else through Playwright. Raises StepFailed."""
    if find_chromium() is not None:
        return
    try:
        if shutil.which("apt-get") and os.geteuid() == 0:
            _from_debian()
        else:
            run([PYTHON, "-m", "playwright", "install", "chromium"])
    except StepFailed as reason:
        raise StepFailed(f"{reason}\n{MISSING}") from None
    if find_chromium() is None:
        raise StepFailed(MISSING)


def _from_debian() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], environ=quiet)
    packages = ["chromium", "fonts-noto-cjk"]
    run(["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *packages], environ=quiet)
