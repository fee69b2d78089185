"""Brings the virtual environment, the PWA and the browser up to date: ``python -m tools.setup run|dev|browser``."""

from __future__ import annotations

import sys
import venv
from concurrent.futures import ThreadPoolExecutor

from tools.chromium import get_chromium
from tools.commands import pip_install
from tools.npm import npm
from tools.old_chromium import OLD_BROWSER
from tools.paths import PROJECT, PWA, PYTHON, VENV
from tools.steps import Step, bring_up_to_date

RUNTIME = PROJECT / "requirements.txt"
BUILD = PROJECT / "requirements-build.txt"
DEV = PROJECT / "requirements-dev.txt"


def make_venv() -> None:
    """Make ``.venv`` from the Python that runs this."""
    venv.create(VENV, with_pip=True, symlinks=True)


def install_runtime() -> None:
    """Install the product's packages, and Node from PyPI."""
    pip_install(RUNTIME)
    pip_install(BUILD)


def install_node_packages() -> None:
    """Install what the PWA's lock file pins."""
    npm("ci", "--no-audit", "--no-fund", "--loglevel=error")


ENVIRONMENT = Step("venv", "making the virtual environment .venv", make_venv, (), (PYTHON,))
PACKAGES = Step(
    "packages", "installing the Python packages (about a minute, once)", install_runtime, (RUNTIME, BUILD), (PYTHON,)
)
TOOLS = Step(
    "tools", "installing the tools for tests and checks", lambda: pip_install(DEV), (RUNTIME, BUILD, DEV), (PYTHON,)
)
NODE_PACKAGES = Step(
    "node-packages",
    "installing the packages of the PWA (about a minute, once)",
    install_node_packages,
    (PWA / "package.json", PWA / "package-lock.json"),
    (PWA / "node_modules" / ".package-lock.json",),
)
#: A page of the guide is one of the product's too.
BUNDLE = Step(
    "bundle",
    "building the PWA",
    lambda: npm("run", "--silent", "build"),
    (PWA, PROJECT / "docs" / "guide" / "reckoning.md"),
    (PWA / "dist" / "index.html",),
)
PYTHONS, PWAS = (ENVIRONMENT, PACKAGES), (NODE_PACKAGES, BUNDLE)


def main(goal: str) -> None:
    """Reach ``goal``: what serving needs, what checks need, or that plus browsers."""
    bring_up_to_date(*PYTHONS)
    if goal == "run":
        bring_up_to_date(*PWAS)
        return
    with ThreadPoolExecutor() as threads:  # neither needs anything of the other
        for done in [threads.submit(bring_up_to_date, *steps) for steps in ((TOOLS,), PWAS)]:
            done.result()
    if goal == "browser":
        get_chromium()
        bring_up_to_date(OLD_BROWSER)


if __name__ == "__main__":
    main(sys.argv[1])
