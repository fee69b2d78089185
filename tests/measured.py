"""What tests measured is printed at the end of a run: a figure that nobody sees helps nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_NAME = "measured"


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Takes a line for the end of the run."""
    return lambda line: request.node.user_properties.append((_NAME, line))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the lines; under xdist they arrive with the reports."""
    reports = [report for name in ("passed", "failed") for report in terminalreporter.stats.get(name, [])]
    lines = [line for report in reports for name, line in report.user_properties if name == _NAME]
    if lines:
        terminalreporter.section("measured")
        for line in sorted(lines):
            terminalreporter.write_line(line)
