"""What daily reports hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .commands import COMMANDS
from .histories import HISTORIES
from .routes import blp

FEATURE = Feature("report", blueprints=(blp,), commands=COMMANDS, histories=HISTORIES)
