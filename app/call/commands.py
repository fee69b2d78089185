"""What desks may say about calls."""

from __future__ import annotations

from app.accident.access import KEEPING_ROLES
from app.kernel.actor import OVERSIGHT_ROLES
from app.kernel.command import CommandType

from . import linking, register, schemas
from .mapping import MAPPINGS

COMMANDS = (
    CommandType("call.register", "desk", schemas.NewCallSchema, register.register, KEEPING_ROLES),
    CommandType("call.correct", "desk", schemas.CallCorrectionSchema, register.correct, KEEPING_ROLES),
    CommandType("call.withdraw", "desk", schemas.CallWithdrawalSchema, register.withdraw, KEEPING_ROLES),
    CommandType("call.link_accident", "desk", schemas.CallLinkSchema, linking.link_accident, KEEPING_ROLES),
    CommandType("call.link_task", "desk", schemas.CallTaskLinkSchema, linking.link_task, OVERSIGHT_ROLES),
    CommandType("call.unlink_task", "desk", schemas.CallTaskLinkSchema, linking.unlink_task, OVERSIGHT_ROLES),
    CommandType("call.remember_mapping", "desk", schemas.NewCallMappingSchema, MAPPINGS.remember, KEEPING_ROLES),
)
