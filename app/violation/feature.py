"""What violations hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature
from app.records.registry import reviewed

from .cli import violations_cli
from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .queries import VIOLATIONS
from .reference import VIOLATION_CODES
from .routes import blp

FEATURE = Feature(
    "violation",
    blueprints=(blp,),
    commands=COMMANDS,
    feeds=FEEDS,
    histories=HISTORIES,
    references=(VIOLATION_CODES,),
    cli=(violations_cli,),
    extensions=(reviewed(VIOLATIONS),),
)
