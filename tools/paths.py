"""Where things lie in the project."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
#: Stamps of what is set up; deleting ``.venv`` makes everything anew.
STAMPS = VENV / "stamps"
PWA = PROJECT / "static" / "pwa"
OPENAPI = PROJECT / "docs" / "api" / "openapi.json"
