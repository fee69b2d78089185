"""A skipped PostgreSQL or browser test is a failure.

Those tests are what tells a working product from one that works on the author's machine, and a skip is easily
overlooked in a green line. ``XUNLU_ALLOW_SKIPS=1`` lets them be skipped on a machine that can't run them; what
``make test`` then skipped is written down, and ``make check`` fails on it (``tools/check_skips.py``).
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

GUARDED = ("postgres", "browser")
RECORD = Path(__file__).resolve().parent.parent / "var" / "tests" / "skipped.txt"
_skipped: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Only whole runs write the record: a run of one file knows nothing of the others."""
    parser.addoption("--record-skips", action="store_true", help=f"write skipped guarded tests to {RECORD}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a guarded test into a failure that repeats the reason; an expected failure is no skip."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and any(item.get_closest_marker(name) for name in GUARDED):
        _refuse(report, item.nodeid)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself whole: what it holds can't be known, so it counts as guarded."""
    report = yield
    if report.skipped:
        _refuse(report, collector.nodeid)
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note what was skipped all the same; under xdist this runs where the workers' reports arrive."""
    if report.skipped and ("guarded_skip", True) in report.user_properties:
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the record of a whole run."""
    if session.config.getoption("--record-skips") and not hasattr(session.config, "workerinput"):
        RECORD.parent.mkdir(parents=True, exist_ok=True)
        RECORD.write_text("".join(f"{nodeid}\n" for nodeid in sorted(_skipped)))


def _refuse(report: pytest.TestReport | pytest.CollectReport, nodeid: str) -> None:
    if os.environ.get("XUNLU_ALLOW_SKIPS") == "1":
        if isinstance(report, pytest.TestReport):
            report.user_properties.append(("guarded_skip", True))
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = f"{nodeid} may not be skipped ({reason}); XUNLU_ALLOW_SKIPS=1 allows it"
