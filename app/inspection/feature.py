"""What inspections hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .commands import COMMANDS
from .desk_routes import blp as notices
from .feeds import FEEDS
from .histories import HISTORIES
from .routes import blp

FEATURE = Feature("inspection", blueprints=(blp, notices), commands=COMMANDS, feeds=FEEDS, histories=HISTORIES)
