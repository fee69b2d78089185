"""Fails when the last whole test run skipped a PostgreSQL or browser test (tests/no_skips.py writes the record)."""

from __future__ import annotations

import sys

from tools.paths import PROJECT

RECORD = PROJECT / "var" / "tests" / "skipped.txt"


def main() -> int:
    """Before the first ``make test`` there is no record, and nothing to complain of."""
    skipped = RECORD.read_text().splitlines() if RECORD.exists() else []
    for nodeid in skipped:
        print(f"✗ skipped in the last make test: {nodeid}")
    return 1 if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
