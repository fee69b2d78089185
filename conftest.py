"""What holds for every test run; fixtures live in tests/."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.measured", "tests.no_skips"]

# The same examples on every run, and no clock: on a busy machine a slow example would count as a failure, and be shrunk
# for minutes.
settings.register_profile(
    "xunlu", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("xunlu")
