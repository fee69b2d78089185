"""What a desk may say about assessment."""

from __future__ import annotations

from app.kernel.command import CommandType

from .schemas import NewSchemeSchema
from .schemes import ADOPTING_ROLES, adopt_scheme

COMMANDS = (CommandType("assessment.adopt_scheme", "desk", NewSchemeSchema, adopt_scheme, ADOPTING_ROLES),)
