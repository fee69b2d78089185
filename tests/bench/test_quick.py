"""The bench itself: a quick run measures every kind of load on both databases and says what is met and what is not."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tools.paths import PROJECT

LOADS = ("single", "batches of 20", "single, photo", "batches of 20, photo")


@pytest.mark.postgres
def test_a_quick_run_prints_every_figure_beside_its_reference() -> None:
    command = [sys.executable, "-m", "bench", "--quick"]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    for database in ("SQLite", "PostgreSQL"):
        for load in LOADS:
            assert re.search(rf"^{database} +{load}  +8 ", run.stdout, re.MULTILINE), run.stdout
            assert re.search(
                rf"^(✓ met |✗ MISS) {database}, {load}, 8 connections: [\d,]+ commands/s, wanted", run.stdout, re.M
            )
    assert (
        "✗ MISS warm start from the service worker to the day's duty: not measured: not in a quick run, wanted ≤ 1,000"
        in run.stdout
    )
    assert re.search(r"^\d+ of \d+ met$", run.stdout, re.MULTILINE)
