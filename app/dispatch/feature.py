"""What tasks hand to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .jobs import EXPIRE_TASKS, expire_tasks
from .routes import blp

FEATURE = Feature(
    "dispatch",
    blueprints=(blp,),
    commands=COMMANDS,
    feeds=FEEDS,
    histories=HISTORIES,
    jobs={EXPIRE_TASKS: expire_tasks},
    minutely=(EXPIRE_TASKS,),
)
