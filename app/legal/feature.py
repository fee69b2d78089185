"""What the rules hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import legal_cli
from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .routes import blp

FEATURE = Feature("legal", blueprints=(blp,), commands=COMMANDS, feeds=FEEDS, histories=HISTORIES, cli=(legal_cli,))
