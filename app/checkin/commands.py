"""What a phone may say about posts."""

from __future__ import annotations

from app.kernel.actor import FIELD_ROLES
from app.kernel.command import CommandType

from .schemas import CheckInPayloadSchema, CheckInWithdrawalSchema
from .service import check_in, check_out, withdraw

COMMANDS = (
    CommandType("checkin.check_in", "field", CheckInPayloadSchema, check_in, FIELD_ROLES),
    CommandType("checkin.check_out", "field", CheckInPayloadSchema, check_out, FIELD_ROLES),
    CommandType("checkin.withdraw", "field", CheckInWithdrawalSchema, withdraw, FIELD_ROLES),
)
