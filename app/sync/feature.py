"""What the phone's door hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .commands import COMMANDS
from .routes import blp

FEATURE = Feature("sync", blueprints=(blp,), commands=COMMANDS)
