"""What calls hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import call_cli
from .commands import COMMANDS
from .histories import HISTORIES
from .kinds import KINDS
from .routes import blp

FEATURE = Feature(
    "call",
    blueprints=(blp,),
    commands=COMMANDS,
    histories=HISTORIES,
    references=(KINDS.reference,),
    cli=(call_cli,),
)
