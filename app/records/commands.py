"""What a desk may say about records."""

from __future__ import annotations

from app.kernel.command import CommandType

from .access import REVIEWING_ROLES
from .deciding import decide
from .schemas import DecisionSchema

COMMANDS = (CommandType("records.review", "desk", DecisionSchema, decide, REVIEWING_ROLES),)
