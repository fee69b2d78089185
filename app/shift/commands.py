"""What phones say of shifts and tallies, and desks of what is counted."""

from __future__ import annotations

from app.kernel.actor import FIELD_ROLES
from app.kernel.command import CommandType

from . import schemas, shifts, tallies

_START, _END, _BACK = schemas.ShiftStartPayloadSchema, schemas.ShiftEndPayloadSchema, schemas.ShiftWithdrawalSchema

COMMANDS = (
    CommandType("shift.start", "field", _START, shifts.start_shift, FIELD_ROLES),
    CommandType("shift.end", "field", _END, shifts.end_shift, FIELD_ROLES),
    CommandType("shift.withdraw", "field", _BACK, shifts.withdraw, FIELD_ROLES),
    CommandType("shift.tally", "field", schemas.TallyPayloadSchema, tallies.tally, FIELD_ROLES),
    CommandType("shift.withdraw_tally", "field", _BACK, tallies.withdraw_tally, FIELD_ROLES),
)
