"""What phones and desks may say about violations."""

from __future__ import annotations

from app.kernel.actor import OVERSIGHT_ROLES, Role
from app.kernel.command import CommandType

from .decisions import apply_decisions
from .reports import report, withdraw
from .schemas import DecisionListSchema, ViolationReportSchema, ViolationWithdrawalSchema

REPORTING_ROLES = frozenset({Role.OFFICER, Role.SQUAD_LEADER})

COMMANDS = (
    CommandType("violation.report", "field", ViolationReportSchema, report, REPORTING_ROLES),
    CommandType("violation.withdraw", "field", ViolationWithdrawalSchema, withdraw, REPORTING_ROLES),
    CommandType("violation.apply_decisions", "desk", DecisionListSchema, apply_decisions, OVERSIGHT_ROLES),
)
