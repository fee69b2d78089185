"""Without a fit Python, ``make`` says what to install instead of failing somewhere later."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools.paths import PROJECT

SCRIPT = PROJECT / "tools" / "find-python.sh"


def find(folder: Path, **pythons: str) -> subprocess.CompletedProcess[str]:
    """Run the script where only these programs exist, each given as the body of a shell script."""
    for name, body in pythons.items():
        program = folder / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
    return subprocess.run(["/bin/sh", SCRIPT], env={"PATH": str(folder)}, capture_output=True, text=True, check=False)


def test_a_fit_python_is_named(tmp_path: Path) -> None:
    assert find(tmp_path, python3="exit 0").stdout == "python3\n"


@pytest.mark.parametrize("pythons", [{}, {"python3": "exit 1"}])
def test_without_one_the_message_says_what_to_install(tmp_path: Path, pythons: dict[str, str]) -> None:
    found = find(tmp_path, **pythons)
    assert (found.returncode, found.stdout) == (1, "")
    assert "Python 3.11 or newer is missing" in found.stderr


def test_a_python_without_venv_is_told_apart(tmp_path: Path) -> None:
    found = find(tmp_path, python3='case "$2" in *ensurepip*) exit 1;; esac')
    assert (found.returncode, found.stdout) == (1, "")
    assert "python3 has no venv module" in found.stderr
