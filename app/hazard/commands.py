"""What phones and desks may say about hazards."""

from __future__ import annotations

from app.kernel.actor import FIELD_ROLES
from app.kernel.command import CommandType
from app.records.words import KEEPING_ROLES

from . import reports, schemas, steps
from .kinds import KINDS
from .queries import READING_ROLES

_REPORT, _BACK = schemas.HazardReportPayloadSchema, schemas.HazardWithdrawalSchema
_NEW, _CHANGE = schemas.NewHazardKindSchema, schemas.HazardKindChangeSchema

COMMANDS = (
    CommandType("hazard.report", "field", _REPORT, reports.report, FIELD_ROLES),
    CommandType("hazard.withdraw", "field", _BACK, reports.withdraw, FIELD_ROLES),
    CommandType("hazard.take_step", "desk", schemas.NewHazardStepSchema, steps.take_step, READING_ROLES),
    CommandType("hazard.create_kind", "desk", _NEW, KINDS.create, KEEPING_ROLES),
    CommandType("hazard.change_kind", "desk", _CHANGE, KINDS.change, KEEPING_ROLES),
)
