"""What field records hand to the house: their review."""

from __future__ import annotations

from app.kernel.feature import Feature

from .commands import COMMANDS
from .routes import blp

FEATURE = Feature("records", blueprints=(blp,), commands=COMMANDS)
