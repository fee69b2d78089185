"""What a phone may say about violations."""

from __future__ import annotations

from app.kernel.actor import Role
from app.kernel.command import CommandType

from .reports import report, withdraw
from .schemas import ViolationReportSchema, ViolationWithdrawalSchema

REPORTING_ROLES = frozenset({Role.OFFICER, Role.SQUAD_LEADER})

COMMANDS = (
    CommandType("violation.report", "field", ViolationReportSchema, report, REPORTING_ROLES),
    CommandType("violation.withdraw", "field", ViolationWithdrawalSchema, withdraw, REPORTING_ROLES),
)
