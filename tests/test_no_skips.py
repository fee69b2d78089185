"""The guard itself: it is what makes a green line worth something."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import no_skips

pytest_plugins = ["pytester"]

SUITE = """
import pytest

@pytest.mark.postgres
def test_postgres():
    pytest.skip("no server")

@pytest.mark.skipif(True, reason="no browser")
@pytest.mark.browser
def test_browser(): ...

def test_other():
    pytest.skip("no fixtures here")

@pytest.mark.browser
@pytest.mark.xfail
def test_known_defect():
    assert False
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project that uses the guard, with its record in a place of its own."""
    monkeypatch.delenv("XUNLU_ALLOW_SKIPS", raising=False)
    pytester.makeini("[pytest]\nmarkers =\n  postgres\n  browser\n")
    guard = Path(no_skips.__file__).read_text().replace("__file__", repr(str(pytester.path / "tests" / "guard.py")))
    pytester.makeconftest(guard)
    pytester.makepyfile(SUITE)
    return pytester


def run(suite: pytest.Pytester, *options: str) -> pytest.RunResult:
    return suite.runpytest_subprocess("-p", "no:randomly", *options)


@pytest.mark.parametrize("processes", ["-n0", "-n2"])
def test_a_skipped_postgres_or_browser_test_fails_with_its_reason(suite: pytest.Pytester, processes: str) -> None:
    result = run(suite, processes)
    result.assert_outcomes(failed=1, errors=1, skipped=1, xfailed=1)
    result.stdout.fnmatch_lines_random(["*test_postgres may not be skipped*no server*", "*may not be*no browser*"])


@pytest.mark.parametrize("processes", ["-n0", "-n2"])
def test_an_allowed_skip_is_written_down(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, processes: str
) -> None:
    monkeypatch.setenv("XUNLU_ALLOW_SKIPS", "1")
    run(suite, processes, "--record-skips").assert_outcomes(skipped=3, xfailed=1)
    record = (suite.path / "var" / "tests" / "skipped.txt").read_text().splitlines()
    assert [line.partition("::")[2] for line in record] == ["test_browser", "test_postgres"]


def test_a_run_of_a_part_leaves_the_record_alone(suite: pytest.Pytester) -> None:
    run(suite)
    assert not (suite.path / "var").exists()


def test_a_module_that_skips_itself_whole_fails(suite: pytest.Pytester) -> None:
    suite.makepyfile(test_whole="import pytest\npytest.importorskip('no_such_module')\n")
    run(suite, "test_whole.py").assert_outcomes(errors=1)
