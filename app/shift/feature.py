"""What shifts hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import shift_cli
from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .kinds import KINDS
from .routes import blp

FEATURE = Feature(
    "shift",
    blueprints=(blp,),
    commands=COMMANDS,
    feeds=FEEDS,
    histories=HISTORIES,
    references=(KINDS.reference,),
    cli=(shift_cli,),
)
