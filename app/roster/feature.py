"""What rosters hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .routes import blp

FEATURE = Feature("roster", blueprints=(blp,), commands=COMMANDS, feeds=FEEDS, histories=HISTORIES)
