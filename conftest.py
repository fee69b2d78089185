"""What holds for every test run; fixtures live in tests/."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.measured", "tests.no_skips"]

# The same examples on every run, and no clock: on a busy machine a slow example would count as a failure, and be shrunk
# for minutes.
settings.register_profile(
    "xunlu", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("xunlu")

#: Files that take longest, from their measured time: they begin first, so that no process ends with one alone.
LONGEST_FIRST = (
    "tests/e2e/test_barriers.py",
    "tests/demo/test_county.py",
    "tests/e2e/test_working_day.py",
    "tests/bench/test_quick.py",
    "tests/e2e/",
    "tests/demo/",
    "tests/faults/test_generated_requests.py",
    "tests/access/",
    "tests/migrations/",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After pytest-randomly has mixed them: files keep together and the long ones come first."""
    items.sort(key=lambda item: _turn(item.nodeid))


def _turn(nodeid: str) -> int:
    return next((turn for turn, start in enumerate(LONGEST_FIRST) if nodeid.startswith(start)), len(LONGEST_FIRST))
