"""What tracking hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from . import routes
from .cli import tracking_cli
from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .jobs import READ_INBOX, read_inbox

FEATURE = Feature(
    "tracking",
    blueprints=(routes.blp,),
    commands=COMMANDS,
    feeds=FEEDS,
    histories=HISTORIES,
    jobs={READ_INBOX: read_inbox},
    minutely=(READ_INBOX,),
    cli=(tracking_cli,),
    extensions=(routes.describe_token,),
)
