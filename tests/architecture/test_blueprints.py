"""Every route reads its body through the kernel's strict reader: no feature takes flask-smorest's own blueprint."""

from __future__ import annotations

import ast
from pathlib import Path

PROJECT = Path(__file__).parents[2]
FEATURES = [path for path in sorted((PROJECT / "app").rglob("*.py")) if path.parent.name != "kernel"]


def imported_modules(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_no_feature_imports_flask_smorest_itself() -> None:
    assert [str(path) for path in FEATURES if "flask_smorest" in imported_modules(path)] == []
