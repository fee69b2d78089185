"""What holds for every test run; fixtures live in tests/."""

from __future__ import annotations

pytest_plugins = ["tests.no_skips"]
