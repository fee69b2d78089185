"""What phones and desks may say about accidents."""

from __future__ import annotations

from app.kernel.actor import FIELD_ROLES
from app.kernel.command import CommandType

from . import register, scenes, schemas
from .access import KEEPING_ROLES
from .mapping import MAPPINGS

COMMANDS = (
    CommandType("accident.report", "field", schemas.AccidentSceneReportSchema, scenes.report, FIELD_ROLES),
    CommandType("accident.take_back", "field", schemas.AccidentSceneWithdrawalSchema, scenes.take_back, FIELD_ROLES),
    CommandType("accident.register", "desk", schemas.NewAccidentSchema, register.register, KEEPING_ROLES),
    CommandType("accident.correct", "desk", schemas.AccidentCorrectionSchema, register.correct, KEEPING_ROLES),
    CommandType("accident.place", "desk", schemas.AccidentPlacingSchema, register.place, KEEPING_ROLES),
    CommandType("accident.withdraw", "desk", schemas.AccidentWithdrawalSchema, register.withdraw, KEEPING_ROLES),
    CommandType("accident.merge", "desk", schemas.AccidentMergerSchema, register.merge, KEEPING_ROLES),
    CommandType(
        "accident.remember_mapping", "desk", schemas.NewAccidentMappingSchema, MAPPINGS.remember, KEEPING_ROLES
    ),
)
