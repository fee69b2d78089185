"""What the demo hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import demo_cli

FEATURE = Feature("demo", cli=(demo_cli,))
