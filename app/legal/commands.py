"""What a desk may say of rules."""

from __future__ import annotations

from app.kernel.command import CommandType

from .reference import KEEPING_ROLES, change_rule
from .schemas import LegalRuleChangeSchema

COMMANDS = (CommandType("legal.change_rule", "desk", LegalRuleChangeSchema, change_rule, KEEPING_ROLES),)
