"""Shapes of shifts and tallies on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.kernel.fields import Day, Instant
from app.records.schemas import WithdrawalSchema, WordSchema

MAX_CREW, MAX_KINDS, MAX_TIMES = 8, 30, 9_999

_CODE = validate.Regexp(r"\A[a-z0-9_]{1,24}\Z")


def _unique(values: list[Any]) -> None:
    if len({str(value) for value in values}) < len(values):
        raise ValidationError("must not name the same twice")


def _unique_kinds(counts: list[dict[str, Any]]) -> None:
    _unique([each["kind"] for each in counts])


def _note() -> fields.String:
    return fields.String(required=True, validate=validate.Length(0, 200))


class ShiftStartPayloadSchema(Schema):
    """Payload of ``shift.start``; the place is the envelope's fix."""

    crew_ids = fields.List(fields.UUID(), required=True, validate=[validate.Length(0, MAX_CREW), _unique])
    vehicle_id = fields.UUID(required=True, allow_none=True)
    note = _note()


class ShiftEndPayloadSchema(Schema):
    """Payload of ``shift.end``: ``shift_id`` is the id of the command that began it."""

    shift_id = fields.UUID(required=True)
    note = _note()


class ShiftWithdrawalSchema(WithdrawalSchema):
    """Payload of ``shift.withdraw``, for a start or an end, and of ``shift.withdraw_tally``."""


class TallyCountSchema(Schema):
    """How often one kind of work was done."""

    kind = fields.String(required=True, validate=_CODE)
    count = fields.Integer(required=True, strict=True, validate=validate.Range(1, MAX_TIMES))


class TallyPayloadSchema(Schema):
    """Payload of ``shift.tally``: what was tapped from ``first_at`` to ``last_at``, by the phone's clock."""

    draft_id = fields.UUID(required=True)
    first_at = Instant(required=True)
    last_at = Instant(required=True)
    counts = fields.List(
        fields.Nested(TallyCountSchema), required=True, validate=[validate.Length(1, MAX_KINDS), _unique_kinds]
    )

    @validates_schema
    def check_times(self, data: dict[str, Any], **_options: Any) -> None:
        """The last tap follows the first."""
        if data["last_at"] < data["first_at"]:
            raise ValidationError("lies before first_at", "last_at")


class ShiftSchema(Schema):
    """A shift. ``start_id`` and ``end_id`` are the commands that stand for it: what a correction names."""

    id = fields.UUID(required=True)
    start_id = fields.UUID(required=True)
    officer_id = fields.UUID(required=True)
    unit_id = fields.UUID(required=True)
    crew_ids = fields.List(fields.UUID(), required=True)
    vehicle_id = fields.UUID(required=True, allow_none=True)
    note = fields.String(required=True)
    started_at = Instant(required=True)
    end_id = fields.UUID(required=True, allow_none=True)
    ended_at = Instant(required=True, allow_none=True)


class OnDutyQuerySchema(Schema):
    """``GET /shifts/on-duty``: of one unit and those below, all that the reader oversees when left out."""

    unit = fields.UUID()


class ShiftOnDutySchema(ShiftSchema):
    """A shift that runs, with its car's plate."""

    plate = fields.String(required=True, allow_none=True)


class OnDutySchema(Schema):
    """Who is out at ``at``. ``due_ids`` are officers with something due now who said nothing: nobody has to."""

    at = Instant(required=True)
    shifts = fields.List(fields.Nested(ShiftOnDutySchema), required=True)
    due_ids = fields.List(fields.UUID(), required=True)


class TallySchema(Schema):
    """An own tally, on the phone of whoever tapped it."""

    id = fields.UUID(required=True)
    draft_id = fields.UUID(required=True)
    duty_day = Day(required=True)
    first_at = Instant(required=True)
    last_at = Instant(required=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class TallyTotalsQuerySchema(Schema):
    """``GET /tallies``: of one unit and those below (all that the reader oversees), on duty days from first to last
    (today when left out)."""

    unit = fields.UUID()
    first_day = Day()
    last_day = Day()


class TallyTotalSchema(Schema):
    """How often one kind of work was done by a unit on a duty day."""

    unit_id = fields.UUID(required=True)
    duty_day = Day(required=True)
    kind = fields.String(required=True)
    times = fields.Integer(required=True)


class TallyKindSchema(WordSchema):
    """A kind of work that is counted."""
