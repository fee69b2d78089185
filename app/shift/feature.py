"""What shifts hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import shift_cli
from .commands import COMMANDS
from .feeds import FEEDS
from .routes import blp

FEATURE = Feature("shift", blueprints=(blp,), commands=COMMANDS, feeds=FEEDS, cli=(shift_cli,))
