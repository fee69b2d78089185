"""What outreach hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature
from app.records.registry import reviewed

from .cli import outreach_cli
from .commands import COMMANDS
from .desk_routes import blp as desk_blp
from .feeds import FEEDS
from .histories import HISTORIES
from .queries import TALKS
from .routes import blp
from .words import WORDS

FEATURE = Feature(
    "outreach",
    blueprints=(blp, desk_blp),
    commands=COMMANDS,
    feeds=FEEDS,
    histories=HISTORIES,
    references=(WORDS,),
    cli=(outreach_cli,),
    extensions=(reviewed(TALKS),),
)
