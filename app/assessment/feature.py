"""What assessment hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .cli import assessment_cli
from .commands import COMMANDS
from .feeds import FEEDS
from .histories import HISTORIES
from .marking import JOB
from .reckoning import DUE_JOB, mark_due, reckon_marked
from .routes import blp

FEATURE = Feature(
    "assessment",
    blueprints=(blp,),
    commands=COMMANDS,
    feeds=FEEDS,
    histories=HISTORIES,
    jobs={JOB: reckon_marked, DUE_JOB: mark_due},
    minutely=(DUE_JOB,),
    cli=(assessment_cli,),
)
