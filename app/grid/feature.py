"""What the grid hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .routes import blp

FEATURE = Feature("grid", blueprints=(blp,))
