"""What duty does every minute: see to it that tomorrow's requirements stand."""

from __future__ import annotations

from typing import Any

from app.kernel.clock import Clock
from app.kernel.database import db
from app.kernel.desk import system_transaction
from app.kernel.house import house

from . import days
from .generation import make_due_requirements
from .plans import plan_ids_behind

MAKE_REQUIREMENTS = "duty.make_requirements"


def make_missing(clock: Clock, _payload: dict[str, Any]) -> None:
    """Make what is missing through tomorrow; a read, and nothing more, where all is made."""
    if plan_ids_behind(db.session(), days.today(clock.now()) + days.AHEAD):
        with system_transaction(house().bus, clock) as context:
            make_due_requirements(context)
