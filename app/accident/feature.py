"""What the accident register hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import accident_cli
from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .routes import blp
from .words import WORDS

FEATURE = Feature(
    "accident",
    blueprints=(blp,),
    commands=COMMANDS,
    feeds=FEEDS,
    histories=HISTORIES,
    references=(WORDS,),
    cli=(accident_cli,),
)
