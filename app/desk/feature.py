"""What the desk's own part hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from . import routes
from .commands import COMMANDS

FEATURE = Feature("desk", blueprints=(routes.blp,), commands=COMMANDS)
