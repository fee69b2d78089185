"""What imports hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from . import routes
from .cli import imports_cli
from .commands import COMMANDS
from .histories import HISTORIES

FEATURE = Feature("imports", blueprints=(routes.blp,), commands=COMMANDS, histories=HISTORIES, cli=(imports_cli,))
