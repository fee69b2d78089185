"""What accounts hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from . import desk_routes, routes
from .cli import devices_cli, officers_cli
from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .sign_in import init_sign_in

FEATURE = Feature(
    "accounts",
    blueprints=(routes.blp, desk_routes.blp),
    commands=COMMANDS,
    feeds=FEEDS,
    histories=HISTORIES,
    cli=(officers_cli, devices_cli),
    extensions=(init_sign_in,),
)
