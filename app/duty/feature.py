"""What duty hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from . import routes
from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .jobs import MAKE_REQUIREMENTS, make_missing

FEATURE = Feature(
    "duty",
    blueprints=(routes.blp,),
    commands=COMMANDS,
    feeds=FEEDS,
    histories=HISTORIES,
    jobs={MAKE_REQUIREMENTS: make_missing},
    minutely=(MAKE_REQUIREMENTS,),
)
