"""What phones and desks may say about hazards."""

from __future__ import annotations

from app.kernel.actor import FIELD_ROLES
from app.kernel.command import CommandType

from . import reports, schemas, steps
from .queries import READING_ROLES

_REPORT, _BACK = schemas.HazardReportPayloadSchema, schemas.HazardWithdrawalSchema

COMMANDS = (
    CommandType("hazard.report", "field", _REPORT, reports.report, FIELD_ROLES),
    CommandType("hazard.withdraw", "field", _BACK, reports.withdraw, FIELD_ROLES),
    CommandType("hazard.take_step", "desk", schemas.NewHazardStepSchema, steps.take_step, READING_ROLES),
)
