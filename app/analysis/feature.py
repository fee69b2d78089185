"""What analysis hands to the house."""

from __future__ import annotations

from app.kernel.feature import Feature

from .commands import COMMANDS
from .histories import HISTORIES
from .jobs import MONTHLY, propose_monthly
from .routes import blp

FEATURE = Feature(
    "analysis",
    blueprints=(blp,),
    commands=COMMANDS,
    histories=HISTORIES,
    jobs={MONTHLY: propose_monthly},
    minutely=(MONTHLY,),
)
