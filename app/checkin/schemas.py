"""Shapes of check-ins on the wire."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from app.records.schemas import FieldRecordSchema, WithdrawalSchema

VERDICTS = ("inside", "outside", "uncertain", "missing")


class CheckInPayloadSchema(Schema):
    """Payload of ``checkin.check_in`` and ``checkin.check_out``; the place is the envelope's fix."""

    post_id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True, allow_none=True)


class CheckInWithdrawalSchema(WithdrawalSchema):
    """Payload of ``checkin.withdraw``."""


class CheckInSchema(FieldRecordSchema):
    """A check-in as it is shown; ``distance_m`` is that to the post."""

    direction = fields.String(required=True, validate=validate.OneOf(["in", "out"]))
    post_id = fields.UUID(required=True)
    requirement_id = fields.UUID(required=True, allow_none=True)
    distance_m = fields.Float(required=True, allow_none=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
