"""What the desk's own part hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from . import reference_routes, routes
from .commands import COMMANDS

FEATURE = Feature("desk", blueprints=(routes.blp, reference_routes.blp), commands=COMMANDS)
