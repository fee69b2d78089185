"""What assessment hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .commands import COMMANDS
from .feeds import FEEDS
from .marking import JOB
from .reckoning import DUE_JOB, mark_due, reckon_marked
from .routes import blp

FEATURE = Feature(
    "assessment",
    blueprints=(blp,),
    commands=COMMANDS,
    feeds=FEEDS,
    jobs={JOB: reckon_marked, DUE_JOB: mark_due},
    minutely=(DUE_JOB,),
)
